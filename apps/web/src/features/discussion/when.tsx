const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const SHORT = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

/** When something happened; with the year on hovering. */
export function When({ at }: { readonly at: string }) {
  const date = new Date(at)
  return (
    <time dateTime={at} title={EXACT.format(date)}>
      {SHORT.format(date)}
    </time>
  )
}

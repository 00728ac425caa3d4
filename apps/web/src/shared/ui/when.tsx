const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const SHORT = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

/** Day with its year; `at` is ISO 8601. */
export const dayOf = (at: string): string => DAY.format(new Date(at))

/** Day with its year, and time; `at` is ISO 8601. */
export const exactly = (at: string): string => EXACT.format(new Date(at))

/** When something happened; with the year on hovering. */
export const When = ({ at }: { readonly at: string }) => (
  <time dateTime={at} title={exactly(at)}>
    {SHORT.format(new Date(at))}
  </time>
)

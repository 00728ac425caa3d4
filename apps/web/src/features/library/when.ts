const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** “3 minutes ago”; `time` and `now` as ISO 8601 and milliseconds since 1970. */
export function when(time: string, now = Date.now()): string {
  const passedMs = new Date(time).getTime() - now
  for (const [unit, lengthMs] of UNITS) {
    if (Math.abs(passedMs) >= lengthMs) return format.format(Math.round(passedMs / lengthMs), unit)
  }
  return 'just now'
}

const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })
const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** The day of an ISO time, as this browser’s clock has it. */
export const dayOf = (iso: string): string => DAY.format(new Date(iso))

/** Day and time of an ISO time, as this browser’s clock has them. */
export const momentOf = (iso: string): string => MOMENT.format(new Date(iso))

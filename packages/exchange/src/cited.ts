import type { Citation } from '@counterpoint/core'

/** Author, title, publication, date and address, as far as they are known. */
export const cited = (title: string, { author, publication, date, url }: Citation): string =>
  [author, title, publication, date, url].filter((part) => part !== null).join(', ')

import type { Source } from '@counterpoint/core'

/** A piece of a cite; the strong ones are what is read out: the author's last name and the date. */
export interface CitePiece {
  readonly text: string
  readonly isStrong: boolean
}

/**
 * The cite of a card in one line, as debaters write it: `Aaron **Hardy**, 1-1-**3000**, “Title,” …`. A
 * source of unknown author and date is known by its title.
 */
export function citeOf({ title, citation }: Source): CitePiece[] {
  const { author, publication, date, url } = citation
  const rest = [publication, url].filter((part) => part !== null)
  const strong = (text: string): CitePiece => ({ text, isStrong: true })
  const plain = (text: string): CitePiece => ({ text, isStrong: false })
  if (author === null && date === null) {
    return [strong(title), ...rest.map((part) => plain(`, ${part}`))]
  }
  const pieces = [
    ...(author === null ? [] : named(author)),
    ...(author === null || date === null ? [] : [plain(', ')]),
    ...(date === null ? [] : [strong(date)]),
    plain(`, “${[`${title},”`, ...rest].join(' ')}`),
  ]
  return pieces.filter(({ text }) => text !== '')
}

/** The last name is what stands before a comma, else the last word. */
function named(author: string): CitePiece[] {
  const [, first = '', last = author, after = ''] =
    /^()([^,]+)(,.*)$/su.exec(author) ?? /^(.*\s)(\S+)()$/su.exec(author.trim()) ?? []
  return [
    { text: first, isStrong: false },
    { text: last, isStrong: true },
    { text: after, isStrong: false },
  ]
}

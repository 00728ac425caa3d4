/** Words of English on which evidence turns. Other languages are not judged by them. */

const NEGATION =
  /\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|scarcely|barely|rarely|seldom|unlikely|deny|denies|denied|fails? to|\w+n[’']t)\b/iu

const UNIVERSAL =
  /\b(?:all|always|every|everyone|everything|entirely|never|none|only|must|proves?|proven|certainly|inevitabl[ey]|impossible|guarantees?|completely)\b/giu

const HEDGE =
  /\b(?:may|might|could|can|perhaps|possibly|probably|likely|unlikely|suggests?|seems?|appears?|often|some|sometimes|partly|tends?|arguably|reportedly|potential(?:ly)?)\b/iu

const NUMBER = /\d+(?:[.,]\d+)*/gu

/** Turns of phrase in which such a word neither denies nor generalises. */
const IDIOM =
  /\b(?:not only|not just|no matter|no doubt|no longer than|none the less|above all|after all|at all|first of all|all in all|not least)\b/giu

const plain = (text: string): string => text.replace(IDIOM, ' ')

export const hasNegation = (text: string): boolean => NEGATION.test(plain(text))

export const hasHedge = (text: string): boolean => HEDGE.test(text)

/** In lower case, each once. */
export const universalsIn = (text: string): string[] => [
  ...new Set((plain(text).match(UNIVERSAL) ?? []).map((word) => word.toLowerCase())),
]

export const numbersIn = (text: string): string[] => [...new Set(text.match(NUMBER) ?? [])]

export const isEnglish = (language: string): boolean => /^en(?:-|$)/iu.test(language)

/** A piece of XML that is well-formed by how it was made; only this module makes one. */
export interface Markup {
  readonly markup: string
}

export type Attributes = Readonly<Record<string, string | number | undefined>>

/**
 * An element with escaped attributes and content; strings among `children` are text. Names are
 * ours, never a user's: they are written as they stand.
 */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly (Markup | string)[]
): Markup {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${attributeValue(value)}"`))
    .join('')
  if (children.length === 0) return { markup: `<${name}${written}/>` }
  const content = children.map((child) =>
    typeof child === 'string' ? escapeText(child) : child.markup,
  )
  return { markup: `<${name}${written}>${content.join('')}</${name}>` }
}

/** A document in UTF-8 with `root` as its only element. */
export const xmlDocument = (root: Markup): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** What XML 1.0 (fifth edition, 2.2) has no way to write, not even escaped: it is left out. */
// oxlint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

/** `text` without the characters that no XML file can hold. */
export const writableInXml = (text: string): string => text.replace(UNWRITABLE, '')

const escapeText = (text: string): string =>
  writableInXml(text).replace(/[&<>\r]/g, (character) => ENTITIES[character] ?? '')

const attributeValue = (value: string | number): string =>
  typeof value === 'number'
    ? String(rounded(value))
    : writableInXml(value).replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? '')

/** Two decimals: a hundredth of a pixel. */
const rounded = (value: number): number => Math.round(value * 100) / 100 + 0

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { ALIASES } from './styles.ts'

/** The earliest moment that a ZIP entry can have. */
const MOMENT = new Date(1980, 0, 1)

/**
 * `file` without the time at which it was made, so that the same brief has the same bytes, and with the
 * second names of styles, which the library has no words for.
 */
export function steadyPackage(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file)
  const entries = Object.keys(parts)
    .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .filter((name) => !name.endsWith('/'))
    .map((name) => [name, changed(name, parts[name] ?? new Uint8Array())] as const)
  return zipSync(Object.fromEntries(entries), { mtime: MOMENT, level: 6 })
}

/** Programs tell the kind of a package by its first entry. */
const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1)

function changed(name: string, part: Uint8Array): Uint8Array {
  switch (name) {
    case 'docProps/core.xml':
      return strToU8(
        strFromU8(part).replace(
          /(<dcterms:(created|modified)[^>]*>)[^<]*/g,
          `$1${MOMENT.getFullYear()}-01-01T00:00:00Z`,
        ),
      )
    case 'word/styles.xml':
      return strToU8(
        Object.entries(ALIASES).reduce(
          (xml, [id, alias]) =>
            xml.replace(
              new RegExp(`(w:styleId="${id}"[^>]*><w:name w:val="[^"]*"/>)`),
              `$1<w:aliases w:val="${alias}"/>`,
            ),
          strFromU8(part),
        ),
      )
    default:
      return part
  }
}

import { targetId, type Inference, type MapDocument } from '@counterpoint/core'
import { argdownFormat } from '../argdown/argdown-format.ts'
import type { Format } from '../format.ts'
import { kialoFormat } from '../kialo/kialo-format.ts'
import { claimsFromLines } from './claims-from-lines.ts'
import type { Pasted } from './pasted.ts'

/** As much as one paste may bring: what a person can look through before it is added. */
export const MOST_PASTED = 500
/** Longest text that is read as Argdown while somebody waits, in UTF-16 code units. */
const LONGEST = 200_000

/**
 * Reads text from the clipboard. A Kialo export, and Argdown, are read by the formats' own readers, so a
 * paste says what an import of the same text would; anything else is lines. At most `MOST_PASTED`
 * claims, and the inferences between those.
 */
export async function readPasted(text: string): Promise<Pasted> {
  const format = formatOf(text)
  if (!format) return claimsFromLines(text, MOST_PASTED)
  if (text.length > LONGEST) return nothing('This text is too long to paste; import it as a file.')
  const result = await format.read(text, { missingTexts: 'allow' })
  if (!result.ok) return nothing(result.error.map(({ message }) => message).join(' '))
  return { ...firstOf(result.value.document), warnings: result.value.warnings }
}

const nothing = (problem: string): Pasted => ({
  claims: [],
  inferences: [],
  warnings: [],
  problem,
})

const KIALO = /^\uFEFF?\s*(Discussion (Title|Name):|1\. .*\n+1\.1\. )/

/**
 * Front matter, a title, a premise–conclusion structure, or a sign that only Argdown has. Lines that
 * begin with `-` alone count off a list more often than they attack.
 */
const ARGDOWN = [
  /^\uFEFF?\s*={3,}\s*$/m,
  /^\s*(\[[^\]\n]+\]|<[^>\n]+>)(:|\s*$)/m,
  /^\(\d+\) .*\n(.*\n)*?\s*-{2,}/m,
  /^\s+(<?\+|\+>|<-|->|<?_|_>|><)\s*\S/m,
]

const formatOf = (text: string): (Format & Required<Pick<Format, 'read'>>) | undefined => {
  if (KIALO.test(text)) return kialoFormat
  return ARGDOWN.some((sign) => sign.test(text)) ? argdownFormat : undefined
}

function firstOf({ claims, inferences }: MapDocument): Pick<Pasted, 'claims' | 'inferences'> {
  const first = claims.slice(0, MOST_PASTED)
  const kept = new Set<string>(first.map(({ id }) => id))
  const ordered: Inference[] = []
  let open = inferences.filter(({ premises }) => premises.every((id) => kept.has(id)))
  for (let before = -1; before !== open.length;) {
    before = open.length
    const later: Inference[] = []
    for (const inference of open) {
      if (!kept.has(targetId(inference.target))) {
        later.push(inference)
        continue
      }
      kept.add(inference.id)
      ordered.push(inference)
    }
    open = later
  }
  return { claims: first, inferences: ordered }
}

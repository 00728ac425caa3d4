import {
  inferencesFrom,
  inferencesOn,
  type ArgumentMap,
  type ClaimId,
  type Inference,
} from '@counterpoint/core'
import { compareIds, inOrder } from '../order.ts'
import { oneLine } from '../text/one-line.ts'
import { keptOf } from './kept.ts'
import { escaped } from './text.ts'

interface Step {
  readonly claim: ClaimId
  readonly path: string
  readonly stance: string
}

/**
 * `map` as Kialo exports its discussions: claims that support nothing at the top, below each claim
 * those for it and against it. A claim that stands in several places is written out in the first.
 */
export function writeKialo(map: ArgumentMap): string {
  const kept = keptOf(map)
  const lines = [`Discussion Title: ${oneLine(map.title)}`, ...kept.preamble, '']
  const paths = new Map<ClaimId, string>()
  let roots = 0
  for (const root of rootsOf(map)) {
    if (paths.has(root)) continue
    const open: Step[] = [{ claim: root, path: `${++roots}.`, stance: '' }]
    for (let step = open.pop(); step; step = open.pop()) {
      const { claim, path, stance } = step
      const known = paths.get(claim)
      if (known !== undefined) {
        lines.push(`${path} ${stance}-> See ${known}`)
        continue
      }
      paths.set(claim, path)
      const { text } = map.claims.get(claim) ?? { text: '' }
      lines.push(`${path} ${stance}${kept.writtenAs(claim, text) ?? escaped(text)}`)
      open.push(...stepsBelow(map, claim, path).reverse())
    }
  }
  return `${lines.join('\n')}\n`
}

const isOnClaim = ({ target }: Inference): boolean => 'claim' in target

/** Claims that bear on no claim, then what is left in rings. */
function rootsOf(map: ArgumentMap): ClaimId[] {
  const claims = inOrder(map.claims).map(({ id }) => id)
  const ends = claims.filter((id) => !inferencesFrom(map, id).some(isOnClaim))
  return [...new Set([...ends, ...claims])]
}

function stepsBelow(map: ArgumentMap, claim: ClaimId, path: string): Step[] {
  const onIt = inferencesOn(map, claim).toSorted(
    (a, b) => compareIds(b.polarity, a.polarity) || compareIds(a.id, b.id),
  )
  return onIt
    .flatMap(({ premises, polarity }) =>
      premises.map((premise) => ({ premise, stance: polarity === 'for' ? 'Pro: ' : 'Con: ' })),
    )
    .map(({ premise, stance }, index) => ({ claim: premise, path: `${path}${index + 1}.`, stance }))
}

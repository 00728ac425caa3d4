import {
  backingsOf,
  roleOf,
  targetId,
  undercutsOf,
  unreachable,
  type ArgumentMap,
  type ClaimId,
  type Inference,
} from '@counterpoint/core'
import { compareIds } from '../order.ts'
import { oneLine } from '../text/one-line.ts'
import type { Named } from './claim-block.ts'
import { escaped, flow } from './syntax.ts'
import type { ArgdownTitles, ConclusionKind } from './titles.ts'

/**
 * `inference` as a titled argument with a premise–conclusion structure, so that linked premises stay
 * linked. A rebuttal concludes the denial of its target, which attacks it; an undercut hangs on the
 * inference line of the step that it hits (Pollock 1987). `concluded` holds the conclusions that
 * were written out before.
 */
export function inferenceBlock(
  map: ArgumentMap,
  inference: Inference,
  { titles, kept }: Named,
  concluded: Set<string>,
): string {
  const { id, premises } = inference
  const number = premises.length + 1
  return [
    heading(inference, { titles, kept }),
    ...byId(backingsOf(map, id)).map((backing) => `  <+ <${titles.of(backing.id)}>`),
    '',
    ...premises.map((premise, index) => `(${index + 1}) [${titles.of(premise)}]`),
    '-----',
    ...byId(undercutsOf(map, id)).map((undercut) => `  <_ <${titles.of(undercut.id)}>`),
    `(${number}) ${conclusion(map, inference, titles, concluded)}`,
  ].join('\n')
}

const byId = (inferences: readonly Inference[]): Inference[] =>
  inferences.toSorted((a, b) => compareIds(a.id, b.id))

function heading(inference: Inference, { titles, kept }: Named): string {
  const { id, scheme, warrant, rationale } = inference
  const isWhole = rationale === null || oneLine(rationale) === rationale
  const block = flow({
    ...kept.fieldsOf(id),
    id,
    role: roleOf(inference),
    target: targetId(inference.target),
    scheme: scheme ?? undefined,
    warrant: warrant ?? undefined,
    rationale: isWhole ? undefined : rationale,
  })
  const title = `<${titles.of(id)}>`
  const tags = kept.tagsOf(id)
  return rationale === null
    ? `${title}${tags} ${block}`
    : `${title}: ${escaped(rationale)}${tags} ${block}`
}

function conclusion(
  map: ArgumentMap,
  { polarity, target }: Inference,
  titles: ArgdownTitles,
  concluded: Set<string>,
): string {
  if ('claim' in target && polarity === 'for') return `[${titles.of(target.claim)}]`
  const onto = targetId(target)
  const kind: ConclusionKind =
    'claim' in target ? 'denial' : polarity === 'for' ? 'soundness' : 'unsoundness'
  const title = titles.ofConclusion(kind, onto)
  if (concluded.has(title)) return `[${title}]`
  concluded.add(title)
  const text = conclusionText(kind, map, onto, titles)
  const attack = kind === 'denial' ? `\n  -> [${titles.of(onto)}]` : ''
  return `[${title}]: ${escaped(text)} ${flow({ [kind]: onto })}${attack}`
}

function conclusionText(
  kind: ConclusionKind,
  map: ArgumentMap,
  onto: string,
  titles: ArgdownTitles,
): string {
  switch (kind) {
    case 'denial':
      return `It is not so that: ${map.claims.get(onto as ClaimId)?.text ?? ''}`
    case 'unsoundness':
      return `The step “${titles.of(onto)}” does not hold.`
    case 'soundness':
      return `The step “${titles.of(onto)}” holds.`
    default:
      return unreachable(kind)
  }
}

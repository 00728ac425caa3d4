import type { ClaimId, InferenceId, Result, Target } from '@counterpoint/core'
import type { Imported, Problem } from '../format.ts'
import { importDraft, type ImportDraft } from '../import/import-draft.ts'
import { parseArggraph, type Part } from './parse-arggraph.ts'

/**
 * Reads an arggraph (Peldszus and Stede 2016): text segments (`edu`) make argumentative units (`adu`);
 * edges support (`sup`, `exa`), rebut (`reb`) a unit, undercut (`und`) an edge, or add a linked premise to
 * an edge (`add`). Units of proponent and opponent become two positions.
 */
export function readArggraph(content: string): Result<Imported, readonly Problem[]> {
  const parsed = parseArggraph(content)
  if (!parsed.ok) return parsed
  const { root, parts } = parsed.value
  const draft = importDraft({
    format: 'arggraph',
    title: root.attributes['topic_id'] ?? root.attributes['id'],
  })
  const edges = parts.filter(({ name }) => name === 'edge')
  const claims = addUnits(parts, edges, draft)
  addRelations(edges, claims, draft)
  if (root.attributes['stance'] !== undefined) {
    draft.warn(
      `line ${root.line}`,
      `The author’s stance, ${root.attributes['stance']}, has no place in a map.`,
    )
  }
  return draft.finish()
}

const idOf = ({ attributes }: Part): string => attributes['id'] ?? ''
const sourceOf = ({ attributes }: Part): string => attributes['src'] ?? ''
const targetOf = ({ attributes }: Part): string => attributes['trg'] ?? ''
const typeOf = ({ attributes }: Part): string => attributes['type'] ?? ''
const lineOf = ({ line }: Part): string => `line ${line}`

const SIDES: Readonly<Record<string, string>> = { pro: 'Proponent', opp: 'Opponent' }

function addUnits(
  parts: readonly Part[],
  edges: readonly Part[],
  draft: ImportDraft,
): ReadonlyMap<string, ClaimId> {
  const textOf = segmentTexts(parts, edges)
  const claims = new Map<string, ClaimId>()
  const sides = new Map<string, ClaimId[]>(Object.keys(SIDES).map((side) => [side, []]))
  for (const unit of parts.filter(({ name }) => name === 'adu')) {
    const text = textOf(idOf(unit))
    const claim = draft.addClaim({ wish: idOf(unit), text, where: lineOf(unit) })
    if (claim === undefined) continue
    claims.set(idOf(unit), claim)
    sides.get(typeOf(unit))?.push(claim)
  }
  for (const [side, asserted] of sides) {
    if (asserted.length === 0) continue
    const commitments = asserted.map((claim) => ({ claim, attitude: 'asserted' as const }))
    draft.addPosition({ title: SIDES[side] ?? side, commitments, where: SIDES[side] ?? side })
  }
  return claims
}

/** Text of a unit: its segments in the order of the file, those behind a joint included. */
function segmentTexts(parts: readonly Part[], edges: readonly Part[]): (unit: string) => string {
  const into = new Map<string, string[]>()
  for (const edge of edges) {
    if (typeOf(edge) !== 'seg') continue
    const list = into.get(targetOf(edge))
    if (list) list.push(sourceOf(edge))
    else into.set(targetOf(edge), [sourceOf(edge)])
  }
  const segments = parts.filter(({ name }) => name === 'edu')
  return (unit) => {
    const direct = into.get(unit) ?? []
    const wanted = new Set(direct.flatMap((id) => [id, ...(into.get(id) ?? [])]))
    return segments
      .filter((segment) => wanted.has(idOf(segment)))
      .map(({ text }) => text.trim())
      .join(' ')
  }
}

const POLARITY = { sup: 'for', exa: 'for', reb: 'against', und: 'against' } as const

const isRelation = (type: string): type is keyof typeof POLARITY => Object.hasOwn(POLARITY, type)

function addRelations(
  edges: readonly Part[],
  claims: ReadonlyMap<string, ClaimId>,
  draft: ImportDraft,
): void {
  const relations = edges.filter((edge) => isRelation(typeOf(edge)))
  const additions = edges.filter((edge) => typeOf(edge) === 'add')
  const reserved = new Map<string, InferenceId>(
    relations.map((edge) => [idOf(edge), draft.reserveInference(idOf(edge))]),
  )
  const linked = linkedPremises(additions, claims, reserved, draft)
  for (const edge of relations) {
    const type = typeOf(edge)
    const target = aimOf(targetOf(edge), claims, reserved)
    const premise = claims.get(sourceOf(edge))
    if (!isRelation(type)) continue
    if (target === undefined || premise === undefined) {
      draft.warn(lineOf(edge), 'It joins what is not in the file; it is left out.')
      continue
    }
    draft.addInference(
      {
        polarity: POLARITY[type],
        premises: [premise, ...(linked.get(idOf(edge)) ?? [])],
        target,
        where: lineOf(edge),
        scheme: type === 'exa' ? 'example' : null,
      },
      reserved.get(idOf(edge)),
    )
  }
  for (const edge of edges) {
    if (isRelation(typeOf(edge)) || typeOf(edge) === 'seg' || typeOf(edge) === 'add') continue
    draft.warn(lineOf(edge), `There is no relation “${typeOf(edge)}”; the edge is left out.`)
  }
}

function aimOf(
  id: string,
  claims: ReadonlyMap<string, ClaimId>,
  reserved: ReadonlyMap<string, InferenceId>,
): Target | undefined {
  const claim = claims.get(id)
  if (claim !== undefined) return { claim }
  const inference = reserved.get(id)
  return inference === undefined ? undefined : { inference }
}

function linkedPremises(
  additions: readonly Part[],
  claims: ReadonlyMap<string, ClaimId>,
  reserved: ReadonlyMap<string, InferenceId>,
  draft: ImportDraft,
): ReadonlyMap<string, readonly ClaimId[]> {
  const linked = new Map<string, ClaimId[]>()
  const addedTo = new Map(additions.map((edge) => [idOf(edge), targetOf(edge)]))
  for (const edge of additions) {
    const premise = claims.get(sourceOf(edge))
    const relation = relationBehind(targetOf(edge), addedTo)
    if (premise === undefined || !reserved.has(relation)) {
      draft.warn(
        lineOf(edge),
        'It adds a premise to what is no relation of the file; it is left out.',
      )
      continue
    }
    linked.set(relation, [...(linked.get(relation) ?? []), premise])
  }
  return linked
}

/** What is added to an addition is added to its relation. */
function relationBehind(id: string, addedTo: ReadonlyMap<string, string>): string {
  const seen = new Set<string>()
  let relation = id
  for (let next = addedTo.get(relation); next !== undefined; next = addedTo.get(relation)) {
    if (seen.has(relation)) break
    seen.add(relation)
    relation = next
  }
  return relation
}

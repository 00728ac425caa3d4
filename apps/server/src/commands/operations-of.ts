import type { ArgumentMap, Effect, EntityName, Inference, Operation } from '@counterpoint/core'

/** Records in one operation; and bytes, since the log keeps an operation in one row. */
const MOST_RECORDS = 500
const MOST_CHARACTERS = 400_000

/**
 * Operations that make `map` out of an empty map of the same title and question. Each leaves a map
 * without dangling references behind, so the log can be replayed to any of its revisions.
 */
export function operationsOf(map: ArgumentMap): Operation[] {
  const creations = [
    ...creationsOf('source', map.sources),
    ...creationsOf('quote', map.quotes),
    ...creationsOf('claim', map.claims),
    ...targetsFirst(map).map((inference) => creation('inference', inference.id, inference)),
    ...creationsOf('equivalence', map.equivalences),
    ...creationsOf('tension', map.tensions),
    ...creationsOf('position', map.positions),
    ...creationsOf('audience', map.audiences),
    ...creationsOf('placement', map.placements),
  ]
  return chunked(creations).map((effects) => ({ kind: 'restore', effects }))
}

const creationsOf = (entity: EntityName, records: ReadonlyMap<string, object>): Effect[] =>
  [...records].map(([id, record]) => creation(entity, id, record))

const creation = (entity: EntityName, id: string, after: object): Effect =>
  ({ entity, id, before: null, after }) as Effect

/** Inferences in an order in which each comes after the inference that it hits. */
function targetsFirst({ inferences }: ArgumentMap): Inference[] {
  const ordered = new Set<Inference>()
  for (const inference of inferences.values()) {
    const chain: Inference[] = []
    let next: Inference | undefined = inference
    while (next && !ordered.has(next)) {
      chain.push(next)
      next = 'inference' in next.target ? inferences.get(next.target.inference) : undefined
    }
    for (const each of chain.reverse()) ordered.add(each)
  }
  return [...ordered]
}

function chunked(effects: readonly Effect[]): Effect[][] {
  const chunks: Effect[][] = []
  let characters = Infinity
  for (const effect of effects) {
    const length = JSON.stringify(effect).length
    const last = chunks.at(-1)
    if (last && last.length < MOST_RECORDS && characters + length <= MOST_CHARACTERS) {
      last.push(effect)
      characters += length
    } else {
      chunks.push([effect])
      characters = length
    }
  }
  return chunks
}

import {
  emptyMap,
  writeDocument,
  type ArgumentMap,
  type Claim,
  type ClaimId,
  type Inference,
  type InferenceId,
  type MapId,
} from '@counterpoint/core'
import { FORMAT_NAMES, FORMATS } from '@counterpoint/formats'

/** A figure, and what it is measured against in the same run. */
interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline: { readonly name: string; readonly value: number }
  readonly ratio: number
}

const SIZES = [100, 1_000, 10_000]
/** The best of so many rounds: what the code costs, without what else the machine does. */
const ROUNDS = 3

/**
 * Writing and reading maps of 100, 1,000 and 10,000 claims in every format, beside `JSON.stringify`
 * and `JSON.parse` of the same document.
 */
export function run(): readonly Row[] {
  return SIZES.flatMap((size) => {
    const map = debateOf(size)
    const document = writeDocument(map)
    const stringify = { name: 'JSON.stringify', value: fastest(() => JSON.stringify(document)) }
    const text = JSON.stringify(document)
    const parse = { name: 'JSON.parse', value: fastest(() => JSON.parse(text) as unknown) }
    return FORMAT_NAMES.flatMap((name) => {
      const { write, read } = FORMATS[name]
      const claims = `${name}, ${size.toLocaleString('en')} claims`
      if (write === undefined) return []
      const file = write(map, new Map())
      return [
        row(`write ${claims}`, () => write(map, new Map()), stringify),
        ...(read === undefined ? [] : [row(`read ${claims}`, () => read(file), parse)]),
      ]
    })
  })
}

function row(name: string, work: () => unknown, baseline: Row['baseline']): Row {
  const value = fastest(work)
  return { name, value, unit: 'ms', baseline, ratio: value / baseline.value }
}

function fastest(work: () => unknown): number {
  let best = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

/** A tree of reasons with four below each claim, every fifth step against, every seventh undercut. */
function debateOf(size: number): ArgumentMap {
  const claims: Claim[] = Array.from({ length: size }, (_, index) => ({
    id: `c${index}` as ClaimId,
    text: `Claim number ${index} says that the talks at https://example.org/${index} [so far] hold.`,
    quotes: [],
    implicit: index % 9 === 0,
    attributedTo: null,
    given: false,
    note: null,
    otherWordings: [],
  }))
  const inferences: Inference[] = claims.slice(1).map(({ id }, index) => {
    const onStep = index % 7 === 6
    return {
      id: `i${index}` as InferenceId,
      polarity: onStep || index % 5 === 4 ? 'against' : 'for',
      premises: [id],
      target: onStep
        ? { inference: `i${index - 1}` as InferenceId }
        : { claim: `c${Math.floor(index / 4)}` as ClaimId },
      scheme: null,
      warrant: null,
      rationale: null,
    }
  })
  return {
    ...emptyMap('bench' as MapId, 'A debate', 'What holds?'),
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    inferences: new Map(inferences.map((inference) => [inference.id, inference])),
  }
}

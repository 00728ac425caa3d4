import {
  apply,
  emptyMap,
  operationSchema,
  type ArgumentMap,
  type MapId,
  type OperationInput,
} from '@counterpoint/core'

interface Wanted {
  /** Ids, which are the texts too. */
  readonly claims: readonly string[]
  /** `a b + c`: a and b together support c; `-` is against. A number means that inference, from 0. */
  readonly inferences?: readonly string[]
  /** Each gets a position of its own. */
  readonly theses?: readonly string[]
}

/** A small map, made by operations as people make it. Inferences are called i0, i1, … */
export function mapWith({ claims, inferences = [], theses = [] }: Wanted): ArgumentMap {
  const operations: OperationInput[] = [
    ...claims.map((id) => ({ kind: 'claim.create' as const, claim: { id, text: id } })),
    ...inferences.map((words, index) => ({
      kind: 'inference.create' as const,
      inference: inferenceOf(`i${index}`, words),
    })),
    ...theses.map((thesis, index) => ({
      kind: 'position.create' as const,
      position: { id: `p${index}`, title: `Position ${index}`, thesis },
    })),
  ]
  return operations.reduce(after, emptyMap('m1' as MapId, 'A map', ''))
}

/** `map` after `operation`, which must be possible. */
export function after(map: ArgumentMap, operation: OperationInput): ArgumentMap {
  const applied = apply(map, operationSchema.parse(operation))
  if (!applied.ok) throw new Error(applied.error.message)
  return applied.value.map
}

function inferenceOf(id: string, words: string) {
  const [, premises = '', sign, target = ''] = /^(.+) ([+-]) (\S+)$/.exec(words) ?? []
  return {
    id,
    polarity: sign === '+' ? ('for' as const) : ('against' as const),
    premises: premises.split(' '),
    target: /^\d+$/.test(target) ? { inference: `i${target}` } : { claim: target },
  }
}

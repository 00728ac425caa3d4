import { mapOf, type ArgumentMap } from '@counterpoint/core'
import { readAif } from '../aif/read-aif.ts'
import type { Warning } from '../format.ts'

/** Id, type, text and scheme of a node. */
export type Node = readonly [id: string | number, type: string, text?: string, scheme?: string]
export type Edge = readonly [from: string | number, to: string | number]

/** A file in the form of AIFdb's downloads. */
export const aifFile = (
  nodes: readonly Node[],
  edges: readonly Edge[],
  rest: object = {},
): object => ({
  nodes: nodes.map(([nodeID, type, text = `Text ${nodeID}`, scheme]) => ({
    nodeID,
    text,
    type,
    timestamp: '2015-12-14 12:09:14',
    ...(scheme === undefined ? {} : { scheme, schemeID: '71' }),
  })),
  edges: edges.map(([fromID, toID], index) => ({
    edgeID: `${index}`,
    fromID,
    toID,
    formEdgeID: null,
  })),
  locutions: [],
  ...rest,
})

/** The map in `file`, and its inferences as `premises sign target`. */
export function readAifFile(file: unknown): {
  readonly map: ArgumentMap
  readonly warnings: readonly Warning[]
  readonly steps: readonly string[]
} {
  const result = readAif(JSON.stringify(file))
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '))
  const map = mapOf(result.value.document)
  const steps = [...map.inferences.values()].map(({ premises, polarity, target }) =>
    [
      premises.join('+'),
      polarity,
      'claim' in target ? target.claim : `step ${target.inference}`,
    ].join(' '),
  )
  return { map, warnings: result.value.warnings, steps }
}

import { roleOf, type ArgumentMap, type ClaimId } from '@counterpoint/core'
import type { NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Selection } from '../../data/workbench.tsx'
import { RELATION_WORDS } from '../../signs/relation-sign.tsx'
import type { Standing } from '@counterpoint/core'
import type { CanvasCard } from './canvas-card.ts'
import { placesWhileMoving, type Places } from './drag.ts'
import type { Discussed } from './use-cards.ts'
import type { Draft } from './use-draft.ts'
import type { CanvasNode } from './flow-nodes.ts'
import type { Size } from './geometry/box.ts'
import { cardSize } from './geometry/card-size.ts'
import { MEASURES } from './geometry/measures.ts'

interface FlowNodesInput {
  readonly map: ArgumentMap
  readonly cards: ReadonlyMap<ClaimId, CanvasCard>
  readonly places: Places
  readonly standingOf: (id: string) => Standing | undefined
  readonly discussed: Pick<Discussed, 'ghostOf' | 'changeOf'>
  readonly selection: Selection | undefined
  readonly editing: ClaimId | undefined
  /** The claims to bring out; undefined when all are. */
  readonly lit: ReadonlySet<string> | undefined
  readonly draft: Draft | undefined
}

const JUNCTION: Size = { width: MEASURES.junction, height: MEASURES.junction }

/**
 * React Flow's nodes as a view of the map. What a person is doing right now – dragging, having
 * several cards selected – and what the browser measured is kept here and nowhere else.
 */
export function useFlowNodes(input: FlowNodesInput) {
  const { map, cards, standingOf, selection, editing, lit, draft } = input
  const { ghostOf, changeOf } = input.discussed
  const [moved, setMoved] = useState<Places>(STILL)
  const [picked, setPicked] = useState<ReadonlySet<string>>(NOBODY)
  const [sizes, setSizes] = useState<ReadonlyMap<string, Size>>(new Map())
  // What is selected elsewhere, or anew, ends what was picked here.
  const selected = selection?.id
  useEffect(() => {
    setPicked((before) => (selected && before.has(selected) ? before : NOBODY))
  }, [selected])
  const places = useMemo(
    () => placesWhileMoving(map, input.places, moved),
    [map, input.places, moved],
  )
  const known = useRef<ReadonlyMap<string, CanvasNode>>(new Map())

  const nodes = useMemo(() => {
    const next = new Map<string, CanvasNode>()
    const add = (node: CanvasNode) => {
      const before = known.current.get(node.id)
      next.set(node.id, before && isSameNode(before, node) ? before : node)
    }
    const isPicked = (id: string) => picked.has(id) || selection?.id === id
    for (const [id, card] of cards) {
      const position = places.get(id)
      if (!position) continue
      const isDimmed = lit !== undefined && !lit.has(id)
      const guess = cardSize(card.claim.text)
      add({
        id,
        type: 'claim',
        position,
        measured: sizes.get(id) ?? guess,
        selected: isPicked(id),
        zIndex: isPicked(id) ? 2 : 1,
        ariaLabel: `Claim: ${card.claim.text}`,
        data: { card, isDimmed, isEditing: editing === id },
      })
    }
    for (const inference of map.inferences.values()) {
      const position = places.get(inference.id)
      if (!position) continue
      const label = labelOf(map, inference)
      add({
        id: inference.id,
        type: 'inference',
        position,
        measured: JUNCTION,
        selected: isPicked(inference.id),
        zIndex: 3,
        ariaLabel: label,
        data: {
          role: roleOf(inference),
          label,
          isOut: standingOf(inference.id) === 'out',
          ghost: ghostOf(inference.id),
          change: changeOf?.(inference.id),
          isDimmed: lit !== undefined && !inference.premises.some((premise) => lit.has(premise)),
        },
      })
    }
    if (draft) {
      add({
        id: DRAFT_ID,
        type: 'draft',
        position: draft.at,
        measured: sizes.get(DRAFT_ID) ?? { width: MEASURES.cardWidth, height: 96 },
        draggable: false,
        selectable: false,
        zIndex: 5,
        data: { prompt: draft.prompt },
      })
    }
    known.current = next
    return [...next.values()]
  }, [
    map,
    cards,
    places,
    sizes,
    picked,
    selection,
    editing,
    lit,
    draft,
    standingOf,
    ghostOf,
    changeOf,
  ])

  const onNodesChange = useCallback((changes: NodeChange<CanvasNode>[]) => {
    setSizes((before) => withMeasured(before, changes))
    setPicked((before) => withPicked(before, changes))
    setMoved((before) => withMoved(before, changes))
  }, [])

  const endMove = useCallback(() => setMoved(STILL), [])

  return { nodes, places, sizes, moved, picked, onNodesChange, endMove }
}

export const DRAFT_ID = 'draft'
const STILL: Places = new Map()
const NOBODY: ReadonlySet<string> = new Set()

function labelOf(
  map: ArgumentMap,
  inference: Parameters<typeof roleOf>[0] & { readonly premises: readonly ClaimId[] },
): string {
  const premises = inference.premises
    .map((premise) => map.claims.get(premise)?.text ?? '')
    .join(' and ')
  const { target } = inference
  const hit =
    'claim' in target ? `“${map.claims.get(target.claim)?.text ?? ''}”` : 'the step it points to'
  return `Inference: “${premises}” ${RELATION_WORDS[roleOf(inference)]} ${hit}`
}

/** Nodes are compared by what they show, so that a change of one draws one. */
function isSameNode(a: CanvasNode, b: CanvasNode): boolean {
  return (
    a.type === b.type &&
    a.selected === b.selected &&
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.measured?.width === b.measured?.width &&
    a.measured?.height === b.measured?.height &&
    Object.entries(b.data).every(([key, value]) => a.data[key] === value)
  )
}

function withMeasured(
  before: ReadonlyMap<string, Size>,
  changes: readonly NodeChange<CanvasNode>[],
): ReadonlyMap<string, Size> {
  const measured = changes.flatMap((change) =>
    change.type === 'dimensions' && change.dimensions
      ? [[change.id, change.dimensions] as const]
      : [],
  )
  const news = measured.filter(([id, size]) => {
    const known = before.get(id)
    return known?.width !== size.width || known.height !== size.height
  })
  return news.length === 0 ? before : new Map([...before, ...news])
}

function withPicked(
  before: ReadonlySet<string>,
  changes: readonly NodeChange<CanvasNode>[],
): ReadonlySet<string> {
  const selections = changes.filter((change) => change.type === 'select')
  if (selections.length === 0) return before
  const after = new Set(before)
  for (const { id, selected } of selections) {
    if (selected) after.add(id)
    else after.delete(id)
  }
  return after
}

function withMoved(before: Places, changes: readonly NodeChange<CanvasNode>[]): Places {
  const moves = changes.filter((change) => change.type === 'position' && change.position)
  if (moves.length === 0) return before
  const after = new Map(before)
  for (const change of moves) {
    if (change.type === 'position' && change.position) after.set(change.id, change.position)
  }
  return after
}

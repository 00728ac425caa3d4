import type { ClaimId, InferenceId, PositionId, Standing } from '@counterpoint/core'
import {
  ConnectionMode,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
  ViewportPortal,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useDispatch } from '../../data/map-session.tsx'
import { useFollowing } from '../../data/presence.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { useReadOnly } from '../../shared/read-only.tsx'
import type { SourceTexts } from '../../signs/source-label.ts'
import type { Mark } from '../../signs/standing-mark.tsx'
import { CanvasActionsProvider, type CanvasActions } from './canvas-actions.ts'
import { CanvasTools } from './canvas-tools.tsx'
import { ClaimNode } from './claim-node.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { CursorsLayer } from './cursors-layer.tsx'
import { DraftNode } from './draft-node.tsx'
import { EmptyCanvas } from './empty-canvas.tsx'
import { FocusBar } from './focus-bar.tsx'
import { FollowBar } from './follow-bar.tsx'
import { claimsMatching, isFiltering, NO_FILTER } from './find-cards.ts'
import type { CanvasNode } from './flow-nodes.ts'
import type { Point } from './geometry/box.ts'
import { HullsLayer } from './hulls-layer.tsx'
import { JunctionNode } from './junction-node.tsx'
import styles from './map-canvas.module.css'
import { Overview } from './overview.tsx'
import { RelationsLayer } from './relations-layer.tsx'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useCards, type Discussed } from './use-cards.ts'
import { droppedOnGround, useConnect } from './use-connect.ts'
import { useDraft } from './use-draft.ts'
import { DRAFT_ID, useFlowNodes } from './use-flow-nodes.ts'
import { usePart } from './use-part.ts'
import { usePicture } from './use-picture.ts'
import { usePlaces } from './use-places.ts'
import { usePlacing } from './use-placing.ts'
import { PADDING, useView } from './use-view.ts'
import { useWhereabouts } from './use-whereabouts.ts'

const NODE_TYPES = { claim: ClaimNode, inference: JunctionNode, draft: DraftNode }
const MIDDLE: [number, number] = [0.5, 0.5]
/** Above this, cards out of view are not in the page. */
const VIRTUAL_FROM = 250
/** Up to here the whole map is in view anyway. */
const SMALL = 16

interface MapCanvasProps {
  readonly texts: SourceTexts
  readonly standingOf: (id: string) => Standing | undefined
  readonly markOf: (id: string) => Mark | undefined
  /** How many comments there are on a record, and what a suggestion would do to it. */
  readonly discussed: Discussed
  /** Choice of what the standings on the cards mean. */
  readonly readingMenu: React.ReactNode
  /** Removes what is selected, with a way back. */
  readonly onDelete: (ids: readonly (ClaimId | InferenceId)[]) => void
  /** The map is shown as it was: whole, and apart from where the others are now. */
  readonly isPast?: boolean
}

export const MapCanvas = (props: MapCanvasProps) => (
  <ReactFlowProvider>
    <Canvas {...props} />
  </ReactFlowProvider>
)

function Canvas(props: MapCanvasProps) {
  const { texts, standingOf, markOf, discussed, readingMenu, onDelete, isPast = false } = props
  const dispatch = useDispatch()
  const workbench = useWorkbench()
  const { selection, select, editing, edit, target } = workbench
  const flow = useReactFlow<CanvasNode>()
  const frame = useRef<HTMLDivElement>(null)
  const zoomLevel = useStore(({ transform }) => levelOf(transform[2]))
  const [filter, setFilter] = useState(NO_FILTER)
  const [isConnecting, setConnecting] = useState(false)
  const isReadOnly = useReadOnly()
  const part = usePart(isPast)
  const { map, focus } = part

  const placed = usePlaces(map, focus?.layout, focus?.places)
  const cards = useCards(map, texts, standingOf, markOf, discussed)
  const { draft, begin, keep, drop } = useDraft(map, focus && part.place)
  const matching = useMemo(
    () => (isFiltering(filter) ? claimsMatching(map, filter, standingOf) : undefined),
    [filter, map, standingOf],
  )
  const lit = useMemo(() => matching && new Set<string>(matching), [matching])
  const { nodes, places, sizes, moved, picked, onNodesChange, endMove } = useFlowNodes({
    map,
    cards,
    places: placed.places,
    standingOf,
    discussed,
    selection,
    editing,
    lit,
    draft,
  })
  const picture = usePicture({ map, places, sizes, lit, selection, standingOf })
  const connect = useConnect(map)

  const show = useView(frame, {
    target,
    writing: draft ? DRAFT_ID : editing,
    isShown: part.isShown,
    takeIn: part.takeIn,
    scene: placed.isArranging ? undefined : (focus?.layout ?? part.whole.id),
    isFollowing: useFollowing().following !== undefined,
  })
  useWhereabouts(frame, {
    places,
    picked,
    isPast,
    takeIn: (id) => part.takeIn(id as ClaimId | InferenceId),
  })

  const actions = useMemo<CanvasActions>(
    () => ({
      reword: (claim, text, seen) =>
        void dispatch({ kind: 'claim.edit', claim, changes: { text }, base: { text: seen } }),
      endEditing: () => edit(undefined),
      openPassage: workbench.openPassage,
      keepDraft: keep,
      dropDraft: drop,
    }),
    [dispatch, edit, workbench.openPassage, keep, drop],
  )

  const selectNode = useCallback(
    (node: CanvasNode) => {
      if (node.type === 'claim') select({ kind: 'claim', id: node.id as ClaimId })
      if (node.type === 'inference') select({ kind: 'inference', id: node.id as InferenceId })
    },
    [select],
  )

  const { endDrag, arrangeAll } = usePlacing({ part, placed, places, moved, endMove })

  const onKeyDown = useCanvasKeys({
    map,
    places,
    picked,
    selection,
    isDrafting: draft !== undefined,
    isReadOnly,
    begin,
    onDelete,
    focusNode: (id) => {
      show([id], flow.getZoom())
      frame.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus({
        preventScroll: true,
      })
    },
    focusCanvas: () => frame.current?.focus(),
  })

  const isEmpty = map.claims.size === 0 && !draft

  return (
    <CanvasActionsProvider value={actions}>
      <div
        ref={frame}
        tabIndex={-1}
        className={`${styles.canvas} ${isConnecting ? 'connecting' : ''}`}
        data-zoom={zoomLevel}
        role="region"
        aria-label="Map"
        onKeyDown={onKeyDown}
      >
        {placed.isArranging && (
          <p className={styles.busy} role="status">
            Laying out the map…
          </p>
        )}
        <ReactFlow<CanvasNode>
          nodes={nodes}
          edges={NO_EDGES}
          nodeTypes={NODE_TYPES}
          nodeOrigin={MIDDLE}
          onNodesChange={onNodesChange}
          onNodeClick={(_, node) => selectNode(node)}
          onNodeDoubleClick={(_, node) => {
            if (node.type === 'claim' && !isReadOnly) edit(node.id as ClaimId)
          }}
          onNodeDragStop={endDrag}
          onSelectionDragStop={endDrag}
          onPaneClick={() => select(undefined)}
          onConnectStart={() => setConnecting(true)}
          onConnect={connect}
          onConnectEnd={(event, state) => {
            setConnecting(false)
            const dropped = droppedOnGround(state)
            if (!dropped) return
            const { from: premise, polarity } = dropped
            begin(flow.screenToFlowPosition(pointOf(event)), { kind: 'from', premise, polarity })
          }}
          onDoubleClick={(event) => {
            if (isReadOnly || !(event.target as Element).classList.contains('react-flow__pane'))
              return
            begin(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))
          }}
          nodesDraggable={!isReadOnly}
          nodesConnectable={!isReadOnly}
          connectionLineComponent={ConnectionLine}
          connectionMode={ConnectionMode.Strict}
          connectionRadius={0}
          selectionMode={SelectionMode.Partial}
          onlyRenderVisibleElements={nodes.length > VIRTUAL_FROM}
          zoomOnDoubleClick={false}
          deleteKeyCode={null}
          disableKeyboardA11y
          minZoom={0.05}
          maxZoom={2.5}
          fitView
          fitViewOptions={{ padding: PADDING, maxZoom: 1 }}
          proOptions={{ hideAttribution: true }}
        >
          <ViewportPortal>
            <div className={styles.under}>
              <HullsLayer
                hulls={picture.hulls}
                onPosition={(id: PositionId) => select({ kind: 'position', id })}
              />
              <RelationsLayer
                lines={picture.lines}
                tensions={picture.tensions}
                lit={picture.litLines}
                outs={picture.outs}
                strong={picture.strong}
              />
            </div>
          </ViewportPortal>
          {!isPast && <CursorsLayer places={places} />}
          {map.claims.size > SMALL && <Overview />}
        </ReactFlow>
        <FollowBar />
        {focus && (
          <FocusBar
            title={focus.title}
            shown={map.claims.size}
            all={part.whole.claims.size}
            onMore={part.showMore}
            onWhole={part.showWhole}
          />
        )}
        {isEmpty && <EmptyCanvas onNewClaim={() => begin(middleOfView(flow, frame.current))} />}
        <CanvasTools
          map={map}
          filter={filter}
          onFilter={setFilter}
          matches={matching}
          onShow={show}
          isReadOnly={isReadOnly}
          onNewClaim={() => begin(middleOfView(flow, frame.current))}
          onArrangeAll={() => void arrangeAll()}
          onFocus={
            selection?.kind === 'claim' || selection?.kind === 'inference'
              ? () => part.showAround(selection.id)
              : undefined
          }
          isPart={focus !== undefined}
          trouble={placed.trouble}
        >
          {readingMenu}
        </CanvasTools>
      </div>
    </CanvasActionsProvider>
  )
}

const NO_EDGES: [] = []

const levelOf = (zoom: number): 'far' | 'middle' | 'near' =>
  zoom < 0.42 ? 'far' : zoom < 1.35 ? 'middle' : 'near'

const pointOf = (event: MouseEvent | TouchEvent): Point => {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 }
}

function middleOfView(
  flow: { screenToFlowPosition: (point: Point) => Point },
  frame: HTMLElement | null,
): Point {
  const { left, top, width, height } = frame?.getBoundingClientRect() ?? new DOMRect()
  return flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 })
}

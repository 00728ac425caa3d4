import type { ArgumentMap, ClaimId, PositionId, SourceId } from '@counterpoint/core'
import { useReactFlow, useStore } from '@xyflow/react'
import {
  ChevronDown,
  ListFilter,
  Maximize,
  Minus,
  Plus,
  Scan,
  Search,
  SquarePlus,
  Workflow,
  X,
} from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '../../shared/ui/button.tsx'
import { Menu, MenuChoice, MenuLabel, MenuOption, MenuRule } from '../../shared/ui/menu.tsx'
import type { Standing } from '@counterpoint/core'
import styles from './canvas-tools.module.css'
import { isFiltering, NO_FILTER, type CardFilter } from './find-cards.ts'

interface CanvasToolsProps {
  readonly map: ArgumentMap
  readonly filter: CardFilter
  readonly onFilter: (filter: CardFilter) => void
  readonly matches: readonly ClaimId[] | undefined
  readonly onShow: (ids: readonly string[]) => void
  /** Nothing that changes the map is offered. */
  readonly isReadOnly: boolean
  readonly onNewClaim: () => void
  readonly onArrangeAll: () => void
  /** Shows what is selected with its neighbours; absent when nothing is. */
  readonly onFocus: (() => void) | undefined
  /** Only a part of the map is shown. */
  readonly isPart: boolean
  readonly trouble: string | undefined
  readonly children: React.ReactNode
}

/** Zoom, find and filter, tidy, and what the standings mean. */
export function CanvasTools(props: CanvasToolsProps) {
  const { filter, onFilter, matches, onShow, onNewClaim, onArrangeAll, onFocus, isPart } = props
  const { trouble, isReadOnly, children } = props
  const [isFinding, setFinding] = useState(false)
  return (
    <>
      {children && <div className={`${styles.group} ${styles.reading}`}>{children}</div>}
      <div className={styles.tools}>
        {trouble && (
          <p className={styles.trouble} role="status">
            {trouble}
          </p>
        )}
        {isFinding && (
          <FindClaims
            filter={filter}
            onFilter={onFilter}
            matches={matches}
            onShow={onShow}
            onClose={() => {
              setFinding(false)
              onFilter({ ...filter, words: '' })
            }}
          />
        )}
        <div className={styles.row}>
          <ZoomTools />
          <div className={styles.group}>
            {!isReadOnly && (
              <>
                <Button small onClick={onNewClaim}>
                  <SquarePlus aria-hidden /> Claim
                </Button>
                <hr />
                <Button
                  small
                  disabled={isPart}
                  onClick={onArrangeAll}
                  title="Lay all cards out anew; undo brings them back"
                >
                  <Workflow aria-hidden /> Tidy
                </Button>
                <hr />
              </>
            )}
            <Button
              small
              disabled={!onFocus}
              onClick={onFocus}
              title="Show only what is selected and what bears on it"
            >
              <Scan aria-hidden /> Focus
            </Button>
            <hr />
            <Button small aria-pressed={isFinding} onClick={() => setFinding(!isFinding)}>
              <Search aria-hidden /> Find
            </Button>
            <hr />
            <FilterMenu {...props} />
          </div>
        </div>
      </div>
    </>
  )
}

function ZoomTools() {
  const flow = useReactFlow()
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100))
  return (
    <div className={styles.group}>
      <IconButton small label="Zoom out" onClick={() => void flow.zoomOut({ duration: 160 })}>
        <Minus aria-hidden />
      </IconButton>
      <Button
        small
        className={styles.percent ?? ''}
        title="Show at 100 %"
        onClick={() => void flow.zoomTo(1, { duration: 160 })}
      >
        {percent} %
      </Button>
      <IconButton small label="Zoom in" onClick={() => void flow.zoomIn({ duration: 160 })}>
        <Plus aria-hidden />
      </IconButton>
      <hr />
      <IconButton
        small
        label="Fit to view"
        onClick={() => void flow.fitView({ padding: 0.06, maxZoom: 1, duration: 260 })}
      >
        <Maximize aria-hidden />
      </IconButton>
    </div>
  )
}

interface FindClaimsProps {
  readonly filter: CardFilter
  readonly onFilter: (filter: CardFilter) => void
  readonly matches: readonly ClaimId[] | undefined
  readonly onShow: (ids: readonly string[]) => void
  readonly onClose: () => void
}

function FindClaims({ filter, onFilter, matches, onShow, onClose }: FindClaimsProps) {
  const field = useRef<HTMLInputElement>(null)
  const [index, setIndex] = useState(-1)
  useEffect(() => field.current?.focus(), [])

  const step = (by: number) => {
    if (!matches?.length) return
    const next = (index + by + matches.length) % matches.length
    setIndex(next)
    onShow([matches[next]!])
  }

  return (
    <search className={`${styles.group} ${styles.find}`}>
      <input
        ref={field}
        aria-label="Find claims"
        placeholder="Find claims"
        value={filter.words}
        onChange={(event) => {
          setIndex(-1)
          onFilter({ ...filter, words: event.target.value })
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          if (event.key === 'Escape') onClose()
        }}
      />
      <span role="status">
        {filter.words.trim() === '' ? 'Enter goes on' : countOf(matches?.length ?? 0, index)}
      </span>
      <IconButton small label="Close find" onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </search>
  )
}

const countOf = (count: number, index: number): string => {
  if (count === 0) return 'No claim'
  if (index >= 0) return `${index + 1} of ${count}`
  return count === 1 ? '1 claim' : `${count} claims`
}

const STANDINGS: readonly (readonly [Standing, string])[] = [
  ['in', 'In'],
  ['out', 'Out'],
  ['undecided', 'Undecided'],
]

function FilterMenu({ map, filter, onFilter }: CanvasToolsProps) {
  const { position, source, standing } = filter
  const isOn = isFiltering({ ...filter, words: '' })
  return (
    <Menu
      trigger={
        <Button small aria-pressed={isOn}>
          <ListFilter aria-hidden /> Filter <ChevronDown aria-hidden />
        </Button>
      }
    >
      {map.positions.size > 0 && <MenuLabel>Position</MenuLabel>}
      {[...map.positions.values()].map(({ id, title }) => (
        <MenuOption
          key={id}
          isChosen={position === id}
          onSelect={() => onFilter({ ...filter, position: toggled<PositionId>(position, id) })}
        >
          {title}
        </MenuOption>
      ))}
      {map.sources.size > 0 && <MenuLabel>Source</MenuLabel>}
      {[...map.sources.values()].map(({ id, title }) => (
        <MenuOption
          key={id}
          isChosen={source === id}
          onSelect={() => onFilter({ ...filter, source: toggled<SourceId>(source, id) })}
        >
          {title}
        </MenuOption>
      ))}
      <MenuLabel>What stands</MenuLabel>
      {STANDINGS.map(([each, word]) => (
        <MenuOption
          key={each}
          isChosen={standing === each}
          onSelect={() => onFilter({ ...filter, standing: toggled<Standing>(standing, each) })}
        >
          {word}
        </MenuOption>
      ))}
      <MenuRule />
      <MenuChoice disabled={!isOn} onSelect={() => onFilter({ ...NO_FILTER, words: filter.words })}>
        Show everything
      </MenuChoice>
    </Menu>
  )
}

const toggled = <T,>(chosen: T | undefined, each: T): T | undefined =>
  chosen === each ? undefined : each

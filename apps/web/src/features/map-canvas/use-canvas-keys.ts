import {
  inferencesFrom,
  type ArgumentMap,
  type ClaimId,
  type InferenceId,
} from '@counterpoint/core'
import type { KeyboardEvent } from 'react'
import { useWorkbench, type Selection } from '../../data/workbench.tsx'
import type { Places } from './drag.ts'
import type { Point } from './geometry/box.ts'
import { placeNew, type Wish } from './layout/place-new.ts'
import { cardSize } from './geometry/card-size.ts'
import { layoutInputOf } from './layout/layout-input.ts'
import type { DraftLink } from './use-draft.ts'
import { nextStop, type Direction, type Place } from './walk.ts'

interface CanvasKeys {
  readonly map: ArgumentMap
  readonly places: Places
  readonly picked: ReadonlySet<string>
  readonly selection: Selection | undefined
  readonly isDrafting: boolean
  readonly isReadOnly: boolean
  readonly begin: (at: Point, link?: DraftLink) => void
  readonly onDelete: (ids: readonly Place[]) => void
  readonly focusNode: (id: string) => void
  readonly focusCanvas: () => void
}

/** Room for a sentence of three lines, which most claims are. */
const DRAFT_SIZE = { width: 220, height: 106 }

/** Keys that make, change or delete something; Enter only where it does not select. */
const CHANGING: ReadonlySet<string> = new Set(['Tab', 'Enter', 'F2', 'Delete', 'Backspace'])

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/**
 * The canvas by keyboard. Tab makes a reason and Shift Tab an objection only while a card is
 * selected; Escape lets go of it, and Tab is the browser's own again: no trap.
 */
export function useCanvasKeys(keys: CanvasKeys): (event: KeyboardEvent) => void {
  const { map, places, picked, selection, begin, onDelete } = keys
  const { select, edit } = useWorkbench()
  const here: Place | undefined =
    selection?.kind === 'claim' || selection?.kind === 'inference' ? selection.id : undefined

  const go = (to: Place | undefined) => {
    if (!to) return
    select(
      map.claims.has(to as ClaimId)
        ? { kind: 'claim', id: to as ClaimId }
        : { kind: 'inference', id: to as InferenceId },
    )
    keys.focusNode(to)
  }

  const room = (wish: Wish) =>
    placeNew(
      layoutInputOf(map, ({ text }) => cardSize(text)),
      places,
      wish,
      DRAFT_SIZE,
    )

  const draftOnto = (target: Place, polarity: 'for' | 'against') => {
    const wish = polarity === 'for' ? { below: target } : { beside: target }
    begin(room(wish), { kind: 'onto', target, polarity })
  }

  const act = (event: KeyboardEvent): boolean => {
    const direction = ARROWS[event.key]
    if (direction && here) {
      go(nextStop(map, places, here, direction))
      return true
    }
    if (direction) {
      go(focusedPlace(event, map) ?? [...map.positions.values()][0]?.thesis ?? firstClaim(map))
      return true
    }
    const focused = focusedPlace(event, map)
    switch (event.key) {
      case 'Tab':
        if (!here || focused !== here) return false
        draftOnto(here, event.shiftKey ? 'against' : 'for')
        return true
      case 'Enter':
        if (focused && focused !== here) go(focused)
        else if (here) sibling(here)
        else return false
        return true
      case ' ':
        if (!focused) return false
        go(focused)
        return true
      case 'F2':
        if (selection?.kind !== 'claim') return false
        edit(selection.id)
        return true
      case 'Delete':
      case 'Backspace': {
        const ids = [...new Set([...picked, ...(here ? [here] : [])])] as Place[]
        if (ids.length === 0) return false
        onDelete(ids)
        return true
      }
      case 'Escape':
        if (!selection) return false
        select(undefined)
        return true
      default:
        return false
    }
  }

  const isChange = (event: KeyboardEvent): boolean => {
    const focused = focusedPlace(event, map)
    return CHANGING.has(event.key) && !(event.key === 'Enter' && focused && focused !== here)
  }

  const sibling = (from: Place) => {
    const step = inferencesFrom(map, from as ClaimId)[0]
    const target = step && ('claim' in step.target ? step.target.claim : step.target.inference)
    if (step && target) draftOnto(target, step.polarity)
    else begin(room({ beside: from }))
  }

  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.isDrafting) return
    if (isTyping(event.target) || isControl(event.target)) return
    if (keys.isReadOnly && isChange(event)) return
    if (act(event)) event.preventDefault()
  }
}

const firstClaim = (map: ArgumentMap): ClaimId | undefined => map.claims.keys().next().value

function focusedPlace(event: KeyboardEvent, map: ArgumentMap): Place | undefined {
  const id = (event.target as Element).closest<HTMLElement>('.react-flow__node')?.dataset['id']
  return id && (map.claims.has(id as ClaimId) || map.inferences.has(id as InferenceId))
    ? (id as Place)
    : undefined
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

const isControl = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('button, [role="menu"], a') !== null

import type { ChangeMark, GhostMark, InferenceRole } from '@counterpoint/core'
import type { Node } from '@xyflow/react'
import type { CanvasCard } from './canvas-card.ts'

export interface ClaimNodeContent extends Record<string, unknown> {
  readonly card: CanvasCard
  readonly isDimmed: boolean
  readonly isEditing: boolean
}

export interface JunctionNodeContent extends Record<string, unknown> {
  readonly role: InferenceRole
  /** What it says to a screen reader: “… rebuts …”. */
  readonly label: string
  /** Its step does not hold: dashed rim. */
  readonly isOut: boolean
  readonly isDimmed: boolean
  /** What a suggestion would do to it. */
  readonly ghost: GhostMark | undefined
  /** What became of it between two points of the map's past. */
  readonly change: ChangeMark | undefined
}

/** A claim being written: it is in the map only when it says something. */
export interface DraftNodeContent extends Record<string, unknown> {
  readonly prompt: string
}

export type ClaimNode = Node<ClaimNodeContent, 'claim'>
export type JunctionNode = Node<JunctionNodeContent, 'inference'>
export type DraftNode = Node<DraftNodeContent, 'draft'>
export type CanvasNode = ClaimNode | JunctionNode | DraftNode

/** Handles a connection starts from: what the new inference will be. */
export type ConnectHandle = 'for' | 'against'

import type { MapSession, Person } from '@counterpoint/client'
import type { PositionColor } from '@counterpoint/core'
import type { Actor, PresenceState, Spot } from '@counterpoint/protocol'

export type View = NonNullable<PresenceState['view']>

/** Another page that the map is open on, and whose it is. The same object as long as it is here. */
export interface Other {
  readonly session: string
  /** Names the person among those who are here; a person may be here on several pages. */
  readonly person: string
  readonly name: string
  readonly initials: string
  readonly color: PositionColor
  /** It is another page of the person at this one. */
  readonly isYou: boolean
}

/** Who is at one record. */
export interface Occupation {
  readonly selecting: readonly Other[]
  readonly editing: readonly Other[]
}

export interface Pointing {
  readonly other: Other
  readonly at: Spot
}

/** The others on a map, in parts that are the same objects until they change. */
export interface Others {
  readonly subscribe: (listener: () => void) => () => void
  readonly all: () => readonly Other[]
  /** Who has the record selected or its text open; undefined when nobody does. */
  readonly at: (id: string) => Occupation | undefined
  /** The record whose text a page has open. */
  readonly editingOn: (session: string) => string | undefined
  readonly pointers: () => readonly Pointing[]
  readonly viewOf: (session: string) => View | undefined
}

interface Picture {
  readonly from: readonly Person[]
  readonly you: Actor | undefined
  readonly all: readonly Other[]
  readonly occupations: ReadonlyMap<string, Occupation>
  readonly editing: ReadonlyMap<string, string>
  readonly pointers: readonly Pointing[]
  readonly views: ReadonlyMap<string, View>
}

/** Without slate: next to ink, it looks like one's own selection. */
const COLORS: readonly PositionColor[] = ['blue', 'plum', 'teal', 'ochre', 'moss']

/** Everybody but this page, as the session hears of them. */
export function othersOn(session: MapSession): Others {
  let known: Picture = {
    from: [],
    you: undefined,
    all: [],
    occupations: new Map(),
    editing: new Map(),
    pointers: [],
    views: new Map(),
  }
  const picture = (): Picture => {
    const people = session.people()
    const { you } = session.state()
    if (people !== known.from || you !== known.you) known = pictureOf(people, you, known)
    return known
  }
  return {
    subscribe: session.subscribeToPeople,
    all: () => picture().all,
    at: (id) => picture().occupations.get(id),
    editingOn: (page) => picture().editing.get(page),
    pointers: () => picture().pointers,
    viewOf: (page) => picture().views.get(page),
  }
}

function pictureOf(people: readonly Person[], you: Actor | undefined, before: Picture): Picture {
  const colors = new Map(before.all.map(({ person, color }) => [person, color]))
  const all: Other[] = []
  const occupations = new Map<string, { selecting: Other[]; editing: Other[] }>()
  const editing = new Map<string, string>()
  const pointers: Pointing[] = []
  const views = new Map<string, View>()
  const present = new Set(people.map(personOf))
  for (const person of people) {
    const { session, state } = person
    const other = otherOf(person, you, before, colors, present)
    all.push(other)
    if (!state) continue
    const at = (id: string) => {
      const occupation = occupations.get(id) ?? { selecting: [], editing: [] }
      occupations.set(id, occupation)
      return occupation
    }
    for (const id of state.selected) at(id).selecting.push(other)
    if (state.editing !== null) {
      at(state.editing).editing.push(other)
      editing.set(session, state.editing)
    }
    if (state.pointer) pointers.push(pointingOf(other, state.pointer, before))
    if (state.view) views.set(session, viewLike(before.views.get(session), state.view))
  }
  return {
    from: people,
    you,
    all: sameList(before.all, all),
    occupations: new Map(
      [...occupations].map(([id, occupation]) => {
        return [id, occupationLike(before.occupations.get(id), occupation)]
      }),
    ),
    editing,
    pointers: sameList(before.pointers, pointers),
    views,
  }
}

/** Visitors by one link are several people, whom nothing but their pages tells apart. */
const personOf = ({ who, session }: Person): string =>
  who.kind === 'user' ? `user ${who.id}` : session

function otherOf(
  page: Person,
  you: Actor | undefined,
  before: Picture,
  colors: Map<string, PositionColor>,
  present: ReadonlySet<string>,
): Other {
  const { session, who } = page
  const person = personOf(page)
  const isYou = who.kind === 'user' && who.kind === you?.kind && who.id === you.id
  const name = isYou ? 'You' : who.name
  const known = before.all.find((each) => each.session === session)
  if (known?.name === name) return known
  const color = colors.get(person) ?? freeColor(person, colors, present)
  colors.set(person, color)
  return { session, person, name, initials: initialsOf(who.name), color, isYou }
}

/**
 * The colour that a person has on every page where it is free, else one that the fewest have: people
 * keep theirs as long as they are here.
 */
function freeColor(
  person: string,
  colors: ReadonlyMap<string, PositionColor>,
  present: ReadonlySet<string>,
): PositionColor {
  const usedBy = (color: PositionColor): number =>
    [...colors].filter(([each, used]) => used === color && present.has(each)).length
  let sum = 0
  for (const letter of person) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  const turned = COLORS.map((_, index) => COLORS[(index + sum) % COLORS.length]!)
  return turned.reduce((best, color) => (usedBy(color) < usedBy(best) ? color : best))
}

/** First letters of the first and the last word: “Ana María López” is AL. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  const initials = letters.map((word) => [...(word ?? '')][0] ?? '').join('')
  return initials.toLocaleUpperCase() || '?'
}

function pointingOf(other: Other, at: Spot, before: Picture): Pointing {
  const known = before.pointers.find((each) => each.other === other)
  return known && isSameSpot(known.at, at) ? known : { other, at }
}

const viewLike = (known: View | undefined, view: View): View =>
  known?.zoom === view.zoom && isSameSpot(known.middle, view.middle) ? known : view

const isSameSpot = (a: Spot, b: Spot): boolean => a.near === b.near && a.x === b.x && a.y === b.y

function occupationLike(known: Occupation | undefined, next: Occupation): Occupation {
  if (!known) return next
  const selecting = sameList(known.selecting, next.selecting)
  const editing = sameList(known.editing, next.editing)
  const isSame = selecting === known.selecting && editing === known.editing
  return isSame ? known : { selecting, editing }
}

const sameList = <T>(known: readonly T[], next: readonly T[]): readonly T[] =>
  known.length === next.length && known.every((each, index) => each === next[index]) ? known : next

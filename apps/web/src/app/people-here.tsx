import { quoted, type ClaimId } from '@counterpoint/core'
import { useMap } from '../data/map-session.tsx'
import type { Other } from '../data/others.ts'
import { useEditingOn, useFollowing, useOthers, useViewOf } from '../data/presence.tsx'
import { Menu, MenuLabel, MenuOption } from '../shared/ui/menu.tsx'
import { Avatar } from '../signs/avatar.tsx'
import { namesOf } from '../signs/people-words.ts'
import styles from './people-here.module.css'

interface PeopleHereProps {
  /** So many faces at most; the others are counted. */
  readonly faces: number
  /** Opens the canvas, where views can be followed. */
  readonly onMap: () => void
}

/** Who else has the map open. The list leads to what each of them sees. */
export function PeopleHere({ faces, onMap }: PeopleHereProps) {
  const others = useOthers()
  const people = [...new Map(others.map((other) => [other.person, other])).values()]
  if (people.length === 0) return null
  const shown = people.slice(0, people.length > faces ? faces - 1 : faces)
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className={styles.people}
          aria-label={`Also here: ${namesOf(others)}`}
        >
          {shown.map((other) => (
            <Avatar key={other.person} other={other} />
          ))}
          {people.length > shown.length && (
            <span className={styles.more}>+{people.length - shown.length}</span>
          )}
        </button>
      }
    >
      <MenuLabel>Also here. Choose whom to follow.</MenuLabel>
      {others.map((other) => (
        <PersonOption key={other.session} other={other} onMap={onMap} />
      ))}
    </Menu>
  )
}

function PersonOption({ other, onMap }: { readonly other: Other; readonly onMap: () => void }) {
  const map = useMap()
  const { following, follow } = useFollowing()
  const editing = useEditingOn(other.session)
  const isOnMap = useViewOf(other.session) !== undefined
  const isFollowed = following?.session === other.session
  const claim = editing && map.claims.get(editing as ClaimId)
  const place = isOnMap ? 'On the map' : 'In another view'
  return (
    <MenuOption
      isChosen={isFollowed}
      onSelect={() => {
        follow(isFollowed ? undefined : other)
        if (!isFollowed) onMap()
      }}
    >
      <Avatar other={other} />
      <span className={styles.person}>
        {other.isYou ? 'You, on another page' : other.name}
        <small>{claim ? `Editing ${quoted(claim.text)}` : place}</small>
      </span>
    </MenuOption>
  )
}

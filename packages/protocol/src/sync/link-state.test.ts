import { describe, expect, it } from 'vitest'
import { LINK_TRANSITIONS, type LinkEvent, type LinkState } from './link-state.ts'

const states = Object.keys(LINK_TRANSITIONS) as LinkState[]
const events = Object.keys(LINK_TRANSITIONS.idle) as LinkEvent[]

/** Where one gets from `start` by events in this order. */
const after = (start: LinkState, ...happened: readonly LinkEvent[]): LinkState =>
  happened.reduce((state, event) => LINK_TRANSITIONS[state][event], start)

describe('the state of a connection', () => {
  it('[E1] has an outcome for every event in every state', () => {
    expect(states).toHaveLength(10)
    expect(events).toHaveLength(11)
    for (const state of states) {
      for (const event of events) expect(states).toContain(LINK_TRANSITIONS[state][event])
    }
  })

  it('[E1] comes to live by way of a welcome, with the map loaded anew or without', () => {
    const begin = ['wanted', 'opened', 'welcomed'] as const
    expect(after('idle', ...begin, 'caught up')).toBe('live')
    expect(after('idle', ...begin, 'snapshot asked', 'loaded', 'caught up')).toBe('live')
    expect(after('live', 'snapshot asked', 'loaded', 'caught up')).toBe('live')
  })

  it('[E1] is live only after a welcome', () => {
    const ways = states
      .filter((state) => state !== 'live')
      .flatMap((state) =>
        events
          .filter((event) => LINK_TRANSITIONS[state][event] === 'live')
          .map((event) => [state, event]),
      )
    expect(ways).toEqual([['catchup', 'caught up']])
  })

  it.each(['connecting', 'hello', 'loading', 'catchup', 'live'] as const)(
    '[E1] waits after a loss while %s, and tries again when it is wanted',
    (state) => {
      expect(after(state, 'lost')).toBe('waiting')
      expect(after(state, 'lost', 'wanted')).toBe('connecting')
    },
  )

  it('[E1] does not come back from a map that is gone or a page that is out of date', () => {
    for (const event of events) {
      if (event !== 'left') expect(after('gone', event)).toBe('gone')
      if (event !== 'left' && event !== 'map gone') expect(after('reload', event)).toBe('reload')
    }
    expect(after('live', 'signed out', 'wanted')).toBe('connecting')
  })
})

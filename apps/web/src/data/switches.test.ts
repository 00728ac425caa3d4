import { describe, expect, it } from 'vitest'
import { mapWith } from '../testing/map-with.ts'
import { isSameSet, isSet, setSwitches, switchesWithin, toggled } from './switches.ts'

describe('switches', () => {
  it('are set by one toggle and taken back by the next', () => {
    const set = toggled({}, 'sources', 's1')
    expect(isSet(set, 'sources', 's1')).toBe(true)
    expect(setSwitches(set)).toEqual([{ kind: 'sources', id: 's1' }])
    expect(setSwitches(toggled(set, 'sources', 's1'))).toEqual([])
  })

  it('never suppose a claim out and take it as given at once', () => {
    const out = toggled({}, 'claims', 'a')
    const given = toggled(out, 'given', 'a')
    expect(setSwitches(given)).toEqual([{ kind: 'given', id: 'a' }])
    expect(setSwitches(toggled(given, 'claims', 'a'))).toEqual([{ kind: 'claims', id: 'a' }])
  })

  it('are the same in whatever order they were set', () => {
    const one = toggled(toggled({}, 'claims', 'a'), 'sources', 's')
    const other = toggled(toggled({}, 'sources', 's'), 'claims', 'a')
    expect(isSameSet(one, other)).toBe(true)
    expect(isSameSet(one, toggled(other, 'claims', 'b'))).toBe(false)
    expect(isSameSet(one, toggled(other, 'claims', 'a'))).toBe(false)
  })

  it('name only what the map still holds', () => {
    const map = mapWith({ claims: ['a', 'b'], inferences: ['a - b'], theses: ['a'] })
    const switches = { claims: ['a', 'x'], inferences: ['i0', 'i9'], positions: ['p0', 'p9'] }
    expect(setSwitches(switchesWithin(map, switches as never))).toEqual([
      { kind: 'claims', id: 'a' },
      { kind: 'inferences', id: 'i0' },
      { kind: 'positions', id: 'p0' },
    ])
  })
})

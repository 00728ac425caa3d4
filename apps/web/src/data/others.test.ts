import type { MapSession, Person } from '@counterpoint/client'
import type { Actor, PresenceState } from '@counterpoint/protocol'
import { expect, it } from 'vitest'
import { initialsOf, othersOn } from './others.ts'

const STATE: PresenceState = { pointer: null, selected: [], editing: null, view: null }
const user = (name: string): Actor => ({ kind: 'user', id: name.toLowerCase(), name })
const page = (session: string, who: Actor, state: Partial<PresenceState> = {}): Person => ({
  session,
  who,
  state: { ...STATE, ...state },
})

/** What `othersOn` needs of a session, with people that a test sets. */
function aSession(you: Actor) {
  let people: readonly Person[] = []
  const session = {
    people: () => people,
    state: () => ({ you }),
    subscribeToPeople: () => () => undefined,
  } as unknown as MapSession
  return { others: othersOn(session), set: (...next: Person[]) => (people = next) }
}

it('keeps what did not change, so that one move draws one pointer', () => {
  const { others, set } = aSession(user('Ann'))
  const bob = page('1', user('Bob'), { pointer: { x: 1, y: 1 }, selected: ['c1'] })
  const eve = page('2', user('Eve'), { pointer: { x: 5, y: 5 }, editing: 'c1' })
  set(bob, eve)
  const before = { all: others.all(), at: others.at('c1'), pointers: others.pointers() }
  set(page('1', user('Bob'), { pointer: { x: 2, y: 1 }, selected: ['c1'] }), { ...eve })
  expect(others.all()).toBe(before.all)
  expect(others.at('c1')).toBe(before.at)
  expect(others.pointers()[0]).toMatchObject({ other: { name: 'Bob' }, at: { x: 2 } })
  expect(others.pointers()[1]).toBe(before.pointers[1])
})

it('says who has a record selected and who edits it', () => {
  const { others, set } = aSession(user('Ann'))
  set(page('1', user('Bob'), { selected: ['c1', 'c2'] }), page('2', user('Eve'), { editing: 'c1' }))
  const names = (list: readonly { name: string }[] = []) => list.map(({ name }) => name)
  expect(names(others.at('c1')?.selecting)).toEqual(['Bob'])
  expect(names(others.at('c1')?.editing)).toEqual(['Eve'])
  expect(names(others.at('c2')?.selecting)).toEqual(['Bob'])
  expect(others.at('c3')).toBeUndefined()
  expect(others.editingOn('2')).toBe('c1')
})

it('knows the pages of one person, one’s own among them, and tells visitors of a link apart', () => {
  const link: Actor = { kind: 'share_link', id: 'l1', name: 'Reviewers' }
  const { others, set } = aSession(user('Ann'))
  set(
    page('1', user('Ann')),
    page('2', user('Bob')),
    page('3', user('Bob')),
    page('4', link),
    page('5', link),
  )
  const [ann, bob, bobToo, one, other] = others.all()
  expect(ann).toMatchObject({ isYou: true, name: 'You' })
  expect([bob?.person, bob?.color]).toEqual([bobToo?.person, bobToo?.color])
  expect(one?.person).not.toBe(other?.person)
})

it('gives five people five colours, and lets them keep theirs', () => {
  const { others, set } = aSession(user('Ann'))
  const names = ['Bob', 'Eve', 'Ida', 'Joe', 'Kim']
  const five = names.map((name, index) => page(String(index), user(name)))
  set(...five)
  const colors = others.all().map(({ color }) => color)
  expect(new Set(colors).size).toBe(5)
  set(...five.slice(3), page('9', user('Max')), page('10', user('Noa')))
  expect(others.all().map(({ color }) => color)).toEqual([
    ...colors.slice(3),
    expect.toSatisfy((color: string) => !colors.slice(3).includes(color as never)),
    expect.toSatisfy((color: string) => !colors.slice(3).includes(color as never)),
  ])
})

it.each([
  ['Ana María López', 'AL'],
  ['bob', 'B'],
  ['  ', '?'],
  ['Ольга Петрова', 'ОП'],
])('shortens %j to %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

import { apply, emptyMap, type Effect, type MapId, type Operation } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { claiming } from './testing/session-under-test.ts'
import { UndoHistory } from './undo-history.ts'

const effectsOf = (operation: Operation): readonly Effect[] => {
  const applied = apply(emptyMap('m1' as MapId, 'A map', ''), operation)
  return applied.ok ? applied.value.effects : []
}

it('gives back what takes the last step back, and nothing when there is none', () => {
  const history = new UndoHistory()
  expect(history.takeUndo()).toBeUndefined()
  history.record(effectsOf(claiming('c1')))
  history.record(effectsOf(claiming('c2')))
  expect(history.takeUndo()).toMatchObject({
    kind: 'restore',
    effects: [{ entity: 'claim', id: 'c2', after: null }],
  })
  expect(history.canUndo).toBe(true)
  expect(history.canRedo).toBe(false)
})

it('remembers nothing of a step that did nothing', () => {
  const history = new UndoHistory()
  history.record([])
  expect(history.canUndo).toBe(false)
})

it('remembers the last two hundred steps', () => {
  const history = new UndoHistory()
  for (let step = 1; step <= 205; step++) history.record(effectsOf(claiming(`c${step}`)))
  let steps = 0
  let oldest: Operation | undefined
  for (let next = history.takeUndo(); next; next = history.takeUndo()) {
    steps++
    oldest = next
  }
  expect(steps).toBe(200)
  expect(oldest).toMatchObject({ effects: [{ id: 'c6' }] })
})

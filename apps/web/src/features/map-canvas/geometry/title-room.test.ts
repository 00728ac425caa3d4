import { expect, it } from 'vitest'
import { titleRooms } from './title-room.ts'

it('ends a title before its neighbour on the right, and the last of a row where the map ends', () => {
  const rooms = titleRooms(
    [
      { x: 0, y: 0 },
      { x: 1_000, y: 100 },
      { x: 600, y: 900 },
    ],
    1_500,
  )
  expect(rooms).toEqual([960, 500, 900])
})

it('leaves a title room for a word, however near its neighbour', () => {
  const rooms = titleRooms(
    [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
    ],
    100,
  )
  expect(rooms).toEqual([160, 160])
})

import { describe, expect, it } from 'vitest'
import { cardSize } from './card-size.ts'

describe('cardSize', () => {
  it.each([
    ['Talks help.', 1],
    ['Quiet talks pull both governments back from the edge of war.', 2],
    ['The stand-down is a pause inside a managed conflict, not a step to peace.', 3],
    [
      'The plight of civilians in proxy battlegrounds receives less attention than that of civilians in direct wars, although they suffer as much.',
      4,
    ],
    ['Word '.repeat(400), 4],
    ['Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen', 2],
    ['停战只是受控冲突中的一次暂停，而不是走向和平的一步。', 2],
  ])('gives %s as many lines as it needs, up to four', (text, lines) => {
    expect(cardSize(text)).toEqual({ width: 220, height: 47 + 17 * lines })
  })
})

import { apply, emptyMap, operationSchema, type ArgumentMap, type MapId } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { lossesIn } from '../format.ts'
import { FORMATS } from '../registry.ts'

function mapSaying(...texts: readonly string[]): ArgumentMap {
  let map = emptyMap('map' as MapId, 'Talks', '')
  for (const [i, text] of texts.entries()) {
    const operation = operationSchema.parse({
      kind: 'claim.create',
      claim: { id: `c${i}`, text },
      at: { x: 0, y: 0 },
    })
    const applied = apply(map, operation)
    if (!applied.ok) throw new Error(applied.error.message)
    map = applied.value.map
  }
  return map
}
const lettersLost = (format: 'png' | 'pdf' | 'svg' | 'docx', map: ArgumentMap): number =>
  lossesIn(FORMATS[format], map).find(({ field }) => field === 'letters')?.count ?? 0

it('[L15] pictures say which letters they have no typeface for', () => {
  const map = mapSaying(
    '談判が続く。',
    'การเจรจายังดำเนินต่อไป',
    'The talks go on, 2 of 3 – “quietly”.',
  )
  expect(lettersLost('png', map)).toBe(2)
  expect(lettersLost('pdf', map)).toBe(2)
  expect(lettersLost('svg', map)).toBe(0)
  expect(lettersLost('docx', map)).toBe(0)
})

it('[L15] letters that the typefaces have are not said to be lost', () => {
  const map = mapSaying(
    'Переговоры',
    'Διάλογος',
    'שיחות',
    'محادثات',
    'Բանակցություններ',
    'მოლაპარაკება',
  )
  expect(lettersLost('png', map)).toBe(0)
})

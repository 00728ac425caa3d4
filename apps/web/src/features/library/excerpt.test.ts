import { expect, it } from 'vitest'
import { excerptOf, findable, piecesOf } from './excerpt.ts'

const LONG = 'matically, the back channel is a case of tactical realism. '.repeat(5).slice(0, 200)

it('leaves out the halves of words where a passage was cut', () => {
  expect(excerptOf(LONG, 40)).toMatch(/^… the back channel .* \S+ …$/u)
  expect(excerptOf(LONG, 40)).not.toContain('… matically')
  expect(excerptOf('The talks go on.', 0)).toBe('The talks go on.')
  expect(excerptOf('tions. The talks go on.', 40)).toBe('… The talks go on.')
})

it('keeps a passage whose language does not part words', () => {
  expect(excerptOf('談'.repeat(200), 10)).toBe(`… ${'談'.repeat(200)} …`)
})

it('finds the words in a text, whatever their case and whatever they mean in a pattern', () => {
  expect(piecesOf('Tactical pause (tactical)', 'tactical (')).toEqual([
    { text: 'Tactical', isFound: true },
    { text: ' pause ', isFound: false },
    { text: '(', isFound: true },
    { text: 'tactical', isFound: true },
    { text: ')', isFound: false },
  ])
  expect(piecesOf('Talks', '  ')).toEqual([{ text: 'Talks', isFound: false }])
})

it('finds again all the words where they stand together, else the first that is there', () => {
  expect(findable('A Tactical pause', 'tactical pause')).toBe('tactical pause')
  expect(findable('A pause, tactical', 'tactical pause')).toBe('tactical')
  expect(findable('A pause', 'wires pause')).toBe('pause')
  expect(findable('A pause', ' ')).toBeUndefined()
})

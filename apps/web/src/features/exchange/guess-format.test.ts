import { expect, it } from 'vitest'
import { guessFormat } from './guess-format.ts'

it.each([
  ['map.json', '{ "format": "counterpoint", "version": 1', 'json'],
  ['nodeset1.json', '{"nodes":[{"nodeID":"1"', 'aif'],
  ['analysis.json', '\uFEFF{"AIF":{"nodes":[]', 'aif'],
  ['micro_b001.xml', '<?xml version="1.0"?><arggraph id="b001">', 'arggraph'],
  ['export.txt', 'Discussion Title: Talks\n\n1. Talks help.', 'kialo'],
  ['broken.json', '', 'json'],
])('takes %s that begins with %s for %s', (name, beginning, format) => {
  expect(guessFormat(name, beginning)).toBe(format)
})

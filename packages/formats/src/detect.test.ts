import { expect, it } from 'vitest'
import { detectFormat } from './detect.ts'
import { FORMATS, IMPORT_NAMES } from './registry.ts'
import { HAND_MADE_MAPS } from './testing/hand-made-maps.ts'

it.each([
  ['', '{ "format": "counterpoint", "version": 1', 'json'],
  ['', '{"nodes":[{"nodeID":"1"', 'aif'],
  ['', '\uFEFF{"AIF":{"nodes":[]', 'aif'],
  ['', '{"@context":"http://www.w3.org/ns/anno.jsonld"', 'web-annotation'],
  ['', '{"total":1,"rows":[{"uri":"https://example.org"', 'web-annotation'],
  ['', '[{"uri":"https://example.org","target":[]', 'web-annotation'],
  ['', '<?xml version="1.0"?><arggraph id="b001">', 'arggraph'],
  ['', 'Discussion Title: Talks\n\n1. Talks help.', 'kialo'],
  ['', '===\ntitle: Talks\n===\n\n[A]: a', 'argdown'],
  ['', 'Talks help.\n  + They calm.\n  - They stall.', 'argdown'],
  ['', '<A>\n\n(1) p\n----\n(2) q', 'argdown'],
  ['talks.argdown', 'Talks help.', 'argdown'],
  ['', '{}', 'json'],
  ['', 'A shopping list', undefined],
  ['', '', undefined],
])('[L149] %s %.60s is taken for %s', (name, content, format) => {
  expect(detectFormat(content, name)).toBe(format)
})

it('[L149] tells every file of ours by what it says', () => {
  let told = 0
  for (const name of IMPORT_NAMES) {
    const { write } = FORMATS[name]
    if (write === undefined) continue
    for (const map of Object.values(HAND_MADE_MAPS)) {
      expect(detectFormat(write(map, new Map()))).toBe(name)
      told++
    }
  }
  expect(told).toBeGreaterThan(40)
})

import { mapOf, readDocument, type ArgumentMap } from '@counterpoint/core'
import { describe, expect, it } from 'vitest'
import type { Imported } from './format.ts'
import { withoutLosses } from './loss/loss.ts'
import { FORMATS, IMPORT_NAMES } from './registry.ts'
import { ODD_FILES } from './testing/odd-files.ts'
import { structureOf } from './testing/structure.ts'

describe.each(IMPORT_NAMES.filter((name) => name !== 'json'))('odd files of %s', (name) => {
  const { write, loses } = FORMATS[name]
  const read = FORMATS[name].read!
  const imported = async (content: string): Promise<Imported> => {
    const result = await read(content, { missingTexts: 'allow' })
    if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '))
    return result.value
  }
  const files = Object.entries(ODD_FILES[name] ?? {})

  it('[L148] are there', () => expect(files.length).toBeGreaterThan(3))

  it.each(files)('[L148] are read, and told where something is left: %s', async (_, content) => {
    const { document, warnings } = await imported(content)
    expect(readDocument(document).ok).toBe(true)
    for (const { where, message } of warnings) {
      expect(where).not.toBe('')
      expect(message).toMatch(/\.$/)
    }
  })

  const same = (map: ArgumentMap): unknown => structureOf(withoutLosses(map, loses))
  if (write === undefined) return
  it.each(files)('[L148] come back as they were read: %s', async (_, content) => {
    const map = mapOf((await imported(content)).document)
    const file = write(map, new Map())
    const again = mapOf((await imported(file)).document)
    expect(same(again)).toEqual(same(map))
    expect(write(again, new Map())).toBe(file)
  })
})

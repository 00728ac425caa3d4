import type { ArgumentMap } from '@counterpoint/core'
import { loadCurated } from '../testing/curated.ts'
import { aClaim, anEmptyMap } from '@counterpoint/core/testing'
import { aHostileMap, aLongLine } from '@counterpoint/formats/testing'
import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { colorsIn } from '../testing/colors-in.ts'
import { paperFor } from './paper.ts'
import { writePdf } from './write-pdf.ts'

const NO_TEXTS = new Map()
let pdfium: PDFiumLibrary
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init()
})
afterAll(() => pdfium.destroy())

/** What `look` finds in the file that PDFium opens. */
async function opened<T>(
  map: ArgumentMap,
  look: (document: PDFiumDocument) => T | Promise<T>,
): Promise<T> {
  const document = await pdfium.loadDocument(await writePdf(map, NO_TEXTS))
  try {
    return await look(document)
  } finally {
    document.destroy()
  }
}

const wordsOf = (document: PDFiumDocument, first: number): string =>
  [...document.pages()]
    .slice(first)
    .map((page) => page.getText())
    .join('\n')
    // A hyphen at the end of a line is given back as one that may be left out.
    .replaceAll('\uFFFE', '-')
    .replaceAll(/\s+|\d+ of \d+/gu, '')

/** `text` if it is not among `words`, which have no white space. */
const missing = (words: string, text: string): string[] =>
  words.includes(text.replaceAll(/\s+/gu, '')) ? [] : [text]

describe('a PDF', () => {
  it('[L125] is opened by PDFium, and no page of it is blank, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(aHostileMap({ size: 4 }), (map) =>
        opened(map, async (document) => {
          expect(document.getPageCount()).toBeGreaterThan(1)
          for (const page of document.pages()) {
            const { data } = await page.render({ scale: 1, render: 'bitmap' })
            expect(colorsIn(data)).toBeGreaterThan(2)
          }
        }),
      ),
      { numRuns: 4 },
    )
  })

  it('[L126] has every claim and every quote of the curated map as text', async () => {
    const { map } = await loadCurated()
    await opened(map, (document) => {
      const words = wordsOf(document, 1)
      for (const { text } of map.claims.values()) expect(missing(words, text)).toEqual([])
      for (const { exact } of map.quotes.values()) {
        expect(missing(words, exact)).toEqual([])
      }
    })
  })

  it('[L126] has the words of the picture as text', async () => {
    const claim = aClaim('c1', { text: 'Ω and Я hold.' })
    const map = { ...anEmptyMap(), claims: new Map([[claim.id, claim]]) }
    const picture = await opened(map, (document) => document.getPage(0).getText())
    expect(picture).toContain('Ω and Я hold.')
  })

  it.each([
    [{ width: 500, height: 700 }, 595.28, 1],
    [{ width: 1_500, height: 900 }, 841.89, 0.52],
    [{ width: 4_000, height: 3_000 }, 2_383.94, 0.54],
    [{ width: 50_000, height: 3_000 }, 3_370.39, 0.066],
  ])(
    '[L127] puts a drawing of %j on the smallest sheet that is legible',
    (drawing, width, scale) => {
      const paper = paperFor(drawing)
      expect(paper.width).toBe(width)
      expect(paper.scale).toBeCloseTo(scale, 2)
      expect(paper.left).toBeGreaterThan(27.9)
      expect(paper.top).toBeGreaterThan(27.9)
    },
  )

  it('[L128] runs, opens and fetches nothing', async () => {
    const file = Buffer.from(await writePdf(aLongLine(3), NO_TEXTS)).toString('latin1')
    expect(file).toContain('/Type /Catalog')
    expect(file).not.toMatch(
      /\/(JavaScript|JS|Launch|URI|OpenAction|AA|EmbeddedFile|AcroForm|GoToR|SubmitForm)\b/,
    )
  })
})

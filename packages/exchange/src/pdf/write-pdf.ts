import { svgFormat } from '@counterpoint/formats'
import Pdf from 'pdfkit'
import type { BytesWriter } from '../bytes-writer.ts'
import { loadFonts } from '../fonts.ts'
import { sizeOf } from '../svg-size.ts'
import { drawSvg } from './draw-svg.ts'
import { gathered } from './gathered.ts'
import { paperFor } from './paper.ts'
import { setOutline } from './set-outline.ts'
import { typesetter } from './typesetter.ts'

/** PDF points, 72 to the inch. */
const MARGIN = 56

/** The picture on one page as large as it must be, then all of the map in words on A4. */
export const writePdf: BytesWriter = async (map) => {
  const doc = new Pdf({
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    info: {
      Title: map.title,
      Subject: map.question,
      Creator: 'Counterpoint',
      // The same map on another day is the same file.
      CreationDate: new Date(0),
    },
  })
  doc.on('pageAdded', () => gathered(doc.page.content))
  const parts: Uint8Array[] = []
  const file = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    doc.on('error', reject)
  })
  const type = typesetter(doc, await loadFonts())

  const picture = svgFormat.write(map)
  const drawn = sizeOf(picture)
  const paper = paperFor(drawn)
  doc.addPage({ size: [paper.width, paper.height], margin: 0 })
  doc.outline.addItem('Map')
  doc.save().translate(paper.left, paper.top).scale(paper.scale)
  drawSvg(picture, doc, type)
  doc.restore()

  doc.addPage({ size: 'A4', margin: MARGIN })
  setOutline(map, doc, type)
  numberPages(doc)

  doc.end()
  return file
}

/** Below every page but the picture: which of how many. */
function numberPages(doc: PDFKit.PDFDocument): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start + 1; page < start + count; page++) {
    doc.switchToPage(page)
    // Text below the margin would otherwise begin a new page.
    doc.page.margins.bottom = 0
    doc
      .font('sans')
      .fontSize(8.5)
      .fillColor('#686058')
      .text(`${page + 1} of ${count}`, MARGIN, doc.page.height - 36, {
        align: 'right',
        width: doc.page.width - 2 * MARGIN,
        lineBreak: false,
      })
  }
}

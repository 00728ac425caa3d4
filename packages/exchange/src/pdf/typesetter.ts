import * as fontkit from 'fontkit'
import type { Fonts } from '../fonts.ts'

export type Face = 'sans' | 'sansSemiBold' | 'serif'

/** What of a text is set in one face. */
interface Run {
  readonly text: string
  readonly face: keyof Fonts
}

interface Set {
  readonly face: Face
  readonly size: number
  readonly color: string
}

/** Sets text on the pages of one document, in the product's typefaces. */
export interface Typesetter {
  /** One line whose base line begins at `x`, `y`, or ends there for a script that runs to the left. */
  readonly line: (
    text: string,
    x: number,
    y: number,
    set: Set & { readonly isRtl?: boolean },
  ) => void
  /** A paragraph at the cursor, `indent` points in from the margin; goes on over the pages. */
  readonly paragraph: (
    text: string,
    set: Set & { readonly indent?: number; readonly after?: number },
  ) => void
}

export function typesetter(doc: PDFKit.PDFDocument, fonts: Fonts): Typesetter {
  for (const [face, bytes] of Object.entries(fonts)) doc.registerFont(face, Buffer.from(bytes))
  const covers = coverageOf(fonts)

  const choose = (face: keyof Fonts, { size, color }: Set): PDFKit.PDFDocument =>
    doc.font(face).fontSize(size).fillColor(color)

  return {
    line(text, x, y, set) {
      const runs = runsOf(text, set.face, covers)
      const widthOf = (run: Run): number => choose(run.face, set).widthOfString(run.text)
      let at = set.isRtl ? x - runs.reduce((sum, run) => sum + widthOf(run), 0) : x
      for (const [index, run] of runs.entries()) {
        choose(run.face, set).text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic' })
        // The last run ends the line, and most lines have one alone.
        if (index < runs.length - 1) at += widthOf(run)
      }
    },
    paragraph(text, set) {
      const { left, right } = doc.page.margins
      const indent = set.indent ?? 0
      const width = doc.page.width - left - right - indent
      const runs = runsOf(text, set.face, covers)
      doc.x = left + indent
      for (const [index, run] of runs.entries()) {
        choose(run.face, set).text(run.text, {
          width,
          lineGap: set.size * 0.25,
          continued: index < runs.length - 1,
        })
      }
      doc.x = left
      doc.y += set.after ?? 0
    },
  }
}

type Covers = (face: keyof Fonts, codePoint: number) => boolean

function coverageOf(fonts: Fonts): Covers {
  const letters = new Map(
    Object.entries(fonts).map(([face, bytes]) => {
      const font = fontkit.create(Buffer.from(bytes as Uint8Array))
      if ('fonts' in font) throw new Error(`The font ${face} is a collection and not one face.`)
      return [face, new Set(font.characterSet)] as const
    }),
  )
  return (face, codePoint) => letters.get(face)?.has(codePoint) === true
}

/** `text` in stretches of `face` and, where that has no letters and the fallback has, of the fallback. */
function runsOf(text: string, face: Face, covers: Covers): Run[] {
  const runs: { text: string; face: keyof Fonts }[] = []
  for (const letter of text) {
    const codePoint = letter.codePointAt(0) ?? 0
    const isBetter = !covers(face, codePoint) && covers('fallback', codePoint)
    const chosen = isBetter ? 'fallback' : face
    const last = runs.at(-1)
    if (last && (last.face === chosen || /^\s$/u.test(letter))) last.text += letter
    else runs.push({ text: letter, face: chosen })
  }
  return runs
}

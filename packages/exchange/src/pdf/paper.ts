interface Size {
  readonly width: number
  readonly height: number
}

/** A page and where on it a drawing goes, in PDF points. */
export interface Paper extends Size {
  readonly left: number
  readonly top: number
  /** Points to a pixel of the drawing. */
  readonly scale: number
}

/** ISO 216, A4 to A0, upright. */
const SHEETS: readonly Size[] = [
  { width: 595.28, height: 841.89 },
  { width: 841.89, height: 1190.55 },
  { width: 1190.55, height: 1683.78 },
  { width: 1683.78, height: 2383.94 },
  { width: 2383.94, height: 3370.39 },
]
const EDGE = 28
/** Card text of 12.5 pixels is then 6 points high: small print, and still read. */
const SMALLEST = 0.48

/**
 * The smallest sheet, upright or across, on which `drawing` can be read; on the largest one it is
 * drawn as large as fits. Never larger than life.
 */
export function paperFor(drawing: Size): Paper {
  const isWide = drawing.width > drawing.height
  const sheets = SHEETS.map(({ width, height }) =>
    isWide ? { width: height, height: width } : { width, height },
  )
  const fits = sheets.map((sheet) => fitted(drawing, sheet))
  return fits.find(({ scale }) => scale >= SMALLEST) ?? fits.at(-1)!
}

function fitted(drawing: Size, sheet: Size): Paper {
  const scale = Math.min(
    1,
    (sheet.width - 2 * EDGE) / drawing.width,
    (sheet.height - 2 * EDGE) / drawing.height,
  )
  return {
    ...sheet,
    scale,
    left: (sheet.width - drawing.width * scale) / 2,
    top: (sheet.height - drawing.height * scale) / 2,
  }
}

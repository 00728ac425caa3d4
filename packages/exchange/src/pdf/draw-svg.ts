import { SaxesParser } from 'saxes'
import type { Face, Typesetter } from './typesetter.ts'

type Attributes = Readonly<Record<string, string>>

/** What is inherited by what an element contains. */
interface Context {
  readonly attributes: Attributes
  readonly isText: boolean
}

const INHERITED = ['x', 'y', 'font-size', 'font-family', 'font-weight', 'fill', 'direction']
/** Elements that pass something on: a large drawing consists of others. */
const CONTAINERS = new Set(['svg', 'g', 'text', 'tspan'])
const NONE: Attributes = {}

/**
 * Draws `svg` on the page of `doc` that is open, its corner at the origin. It knows the elements and
 * attributes that our own drawing has, and nothing that runs, links or fetches; anything
 * else is a mistake of ours and throws.
 */
export function drawSvg(svg: string, doc: PDFKit.PDFDocument, type: Typesetter): void {
  const open: Context[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    open.push({
      attributes: CONTAINERS.has(name) ? inheriting(open.at(-1)?.attributes, attributes) : NONE,
      isText: name === 'text' || name === 'tspan',
    })
    begin(doc, name, attributes)
  })
  parser.on('text', (text) => {
    const context = open.at(-1)
    if (context?.isText && text.trim() !== '') setText(type, text, context.attributes)
  })
  parser.on('closetag', ({ name }) => {
    open.pop()
    if (name === 'g') doc.restore()
  })
  parser.write(svg).close()
}

function inheriting(inherited: Attributes = NONE, own: Attributes): Attributes {
  const attributes: Record<string, string> = { ...own }
  for (const key of INHERITED) {
    const value = inherited[key]
    if (value !== undefined) attributes[key] ??= value
  }
  return attributes
}

function begin(doc: PDFKit.PDFDocument, name: string, attributes: Attributes): void {
  switch (name) {
    case 'svg':
    case 'title':
    case 'desc':
    case 'text':
    case 'tspan':
      return
    case 'g': {
      const [, x = '0', y = '0'] =
        /^translate\((\S+) (\S+)\)$/.exec(attributes['transform'] ?? '') ?? []
      doc.save().translate(Number(x), Number(y))
      return
    }
    case 'rect': {
      const [x, y, width, height, radius] = numbers(attributes, ['x', 'y', 'width', 'height', 'rx'])
      // A radius of more than half a side would turn the corners inside out.
      const corner = Math.min(radius ?? 0, (width ?? 0) / 2, (height ?? 0) / 2)
      paint(doc, attributes, (on) =>
        on.roundedRect(x ?? 0, y ?? 0, width ?? 0, height ?? 0, corner),
      )
      return
    }
    case 'circle': {
      const [x, y, radius] = numbers(attributes, ['cx', 'cy', 'r'])
      paint(doc, attributes, (on) => on.circle(x ?? 0, y ?? 0, radius ?? 0))
      return
    }
    case 'path':
      paint(doc, attributes, (on) => on.path(attributes['d'] ?? ''))
      return
    default:
      throw new Error(`The drawing has an element ${name}, which cannot be printed.`)
  }
}

function paint(
  doc: PDFKit.PDFDocument,
  attributes: Attributes,
  outline: (doc: PDFKit.PDFDocument) => PDFKit.PDFDocument,
): void {
  const fill = colorOf(attributes['fill'])
  const stroke = colorOf(attributes['stroke'])
  doc.save()
  if (attributes['fill-opacity']) doc.fillOpacity(Number(attributes['fill-opacity']))
  if (attributes['stroke-opacity']) doc.strokeOpacity(Number(attributes['stroke-opacity']))
  doc.lineWidth(Number(attributes['stroke-width'] ?? 1))
  doc.lineCap(attributes['stroke-linecap'] === 'round' ? 'round' : 'butt')
  const dashes = attributes['stroke-dasharray']?.split(' ').map(Number)
  // A dash of no length is a dot of its round ends; the library wants some length of it.
  if (dashes) doc.dash(Math.max(dashes[0] ?? 1, 0.01), { space: dashes[1] ?? 1 })
  const drawn = outline(doc)
  if (fill && stroke) drawn.fillAndStroke(fill, stroke)
  else if (fill) drawn.fill(fill)
  else if (stroke) drawn.stroke(stroke)
  doc.restore()
}

const colorOf = (color: string | undefined): string | undefined =>
  color === undefined || color === 'none' ? undefined : color

const numbers = (attributes: Attributes, names: readonly string[]): number[] =>
  names.map((name) => Number(attributes[name] ?? 0))

function setText(type: Typesetter, text: string, attributes: Attributes): void {
  const [x, y, size] = numbers(attributes, ['x', 'y', 'font-size'])
  type.line(text, x ?? 0, y ?? 0, {
    face: faceOf(attributes),
    size: size ?? 12,
    color: attributes['fill'] ?? '#000000',
    isRtl: attributes['direction'] === 'rtl',
  })
}

const faceOf = (attributes: Attributes): Face => {
  if (attributes['font-family']?.startsWith('Newsreader')) return 'serif'
  return Number(attributes['font-weight'] ?? 400) >= 550 ? 'sansSemiBold' : 'sans'
}

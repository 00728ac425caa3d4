import { element, type Attributes, type Markup } from '../xml/element.ts'

/**
 * Elements that a picture may contain. No script, no foreign content, no style sheet, no link, no
 * image: nothing in the file runs, and opening it fetches nothing.
 */
export type ShapeName =
  | 'svg'
  | 'title'
  | 'desc'
  | 'g'
  | 'rect'
  | 'circle'
  | 'path'
  | 'text'
  | 'tspan'

export const shape = (
  name: ShapeName,
  attributes: Attributes,
  ...children: readonly (Markup | string)[]
): Markup => element(name, attributes, ...children)

export const group = (attributes: Attributes, children: readonly Markup[]): Markup =>
  shape('g', attributes, ...children)

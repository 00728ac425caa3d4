/** Width and height in pixels that our own drawing states at its root. */
export function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /<svg [^>]*\bwidth="(\d+)" height="(\d+)"/.exec(svg) ?? []
  if (width === undefined || height === undefined) throw new Error('The drawing states no size.')
  return { width: Number(width), height: Number(height) }
}

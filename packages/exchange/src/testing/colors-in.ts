/** How many colours there are among pixels of four bytes each; of a blank sheet one. */
export function colorsIn(pixels: Uint8Array): number {
  const view = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength)
  const colors = new Set<number>()
  for (let at = 0; at + 4 <= pixels.byteLength; at += 4) colors.add(view.getUint32(at))
  return colors.size
}

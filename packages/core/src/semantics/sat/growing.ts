/** `array` with room for `size` entries, twice as large as before if it has to grow. */
export function withRoom<A extends Int8Array | Int32Array | Float64Array>(
  array: A,
  size: number,
): A {
  if (size <= array.length) return array
  const larger = new (array.constructor as new (length: number) => A)(
    Math.max(size, 2 * array.length),
  )
  larger.set(array)
  return larger
}

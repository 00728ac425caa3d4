/** A promise of SPEC.md that a run broke. */
class Broken extends Error {
  override readonly name = 'Broken'
}

export function hold(condition: unknown, sentence: () => string): asserts condition {
  if (!condition) throw new Broken(sentence())
}

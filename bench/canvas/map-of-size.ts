/** A map of `size` claims as a Counterpoint document, placed on a grid: reasons below what they support. */
export function mapOfSize(size: number) {
  const columns = Math.ceil(Math.sqrt(size))
  const claims = Array.from({ length: size }, (_, index) => ({
    id: `c${index}`,
    text: `Claim ${index}: what one side says of the other depends on what both sides leave unsaid in public`,
    quotes: [],
    implicit: false,
    attributedTo: null,
    given: false,
    note: null,
  }))
  const inferences = claims.slice(1).map((_, index) => {
    const from = index + 1
    const onto = Math.max(0, from - columns)
    return {
      id: `i${from}`,
      polarity: from % 5 === 0 ? 'against' : 'for',
      premises: [`c${from}`],
      target: { claim: `c${onto === from ? 0 : onto}` },
      scheme: null,
      warrant: null,
      rationale: null,
    }
  })
  const placements = Object.fromEntries(
    claims.map(({ id }, index) => [
      id,
      { x: (index % columns) * 280, y: Math.floor(index / columns) * 190 },
    ]),
  )
  return {
    format: 'counterpoint',
    version: 1,
    map: { id: `bench-${size}`, title: `${size} claims`, question: '' },
    sources: [],
    quotes: [],
    claims,
    inferences,
    equivalences: [],
    tensions: [],
    positions: [],
    placements,
  }
}

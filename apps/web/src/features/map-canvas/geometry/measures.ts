/** Measures of the canvas in pixels at 100 %; the look fixes them, geometry and layout share them. */
export const MEASURES = {
  cardWidth: 220,
  junction: 22,
  /** Between two cards beside each other. */
  gutter: 42,
  /** Between two rows of cards; a junction stands in it. */
  rowGap: 46,
  /** Least distance of two cards. */
  clearance: 16,
  /** Least distance of a junction from a card: it fits into gutter and row gap. */
  junctionToCard: 9,
  /** Least distance of two junctions: mutual rebuttals run 36 px apart. */
  junctionToJunction: 14,
  cornerRadius: 8,
  hullPad: 15,
  hullRadius: 18,
} as const

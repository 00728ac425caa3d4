/** The ways to look at a map. */
export type View = 'map' | 'outline'

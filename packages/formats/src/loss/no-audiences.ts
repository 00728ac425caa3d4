/** Why no format but our own holds audiences. */
export const NO_AUDIENCES =
  'An audience is a set of switches that only Counterpoint knows how to read.'

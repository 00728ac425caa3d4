/** Another transaction wrote what this one was about to write: roll back and do it over. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

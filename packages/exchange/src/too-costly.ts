/** What a file took more of than it may. */
export type Cost = 'time' | 'memory'

/** A file that cannot be read or made at a bearable cost; whatever worked on it was ended. */
export class TooCostly extends Error {
  override readonly name = 'TooCostly'
  readonly cost: Cost

  constructor(cost: Cost, message: string, options?: ErrorOptions) {
    super(message, options)
    this.cost = cost
  }
}

/** More files wait than will be worked on soon; the same request may be made again later. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'

  constructor() {
    super('Too many files are being read and made just now; try again in a moment.')
  }
}

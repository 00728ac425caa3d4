/** What the program ends with: scripts rely on it. */
export const EXIT = {
  ok: 0,
  /** The input was read and is not what it should be. */
  problems: 1,
  /** The command cannot be carried out as it was given. */
  usage: 2,
} as const

/** The command as it was given makes no sense, or names a file that cannot be opened. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * The storage cannot be opened, for a reason that whoever starts the product can mend. `message` is
 * one sentence for them; it never contains a password.
 */
export class StorageStartError extends Error {
  override readonly name: string = 'StorageStartError'
}

/** Another process has the embedded database open. */
export class DataDirectoryInUse extends StorageStartError {
  override readonly name = 'DataDirectoryInUse'
  readonly directory: string

  constructor(directory: string) {
    super(
      `The data directory ${directory} is in use by another process; ` +
        'stop that process, or choose another directory with DATA_DIR.',
    )
    this.directory = directory
  }
}

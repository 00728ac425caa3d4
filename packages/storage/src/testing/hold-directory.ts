// Takes the directory that it is given, says "held" or why not, and holds it until it is killed.
import { lockDirectory } from '../database/lock-directory.ts'
import { DataDirectoryInUse } from '../database/storage-start-error.ts'

try {
  await lockDirectory(process.argv[2] ?? '')
  process.stdout.write('held\n')
  setInterval(() => undefined, 1_000)
} catch (error) {
  if (!(error instanceof DataDirectoryInUse)) throw error
  process.stdout.write('in use\n')
}

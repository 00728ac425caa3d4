// Takes the directory that it is given, says "held" or "in use", and holds it until it is killed or
// its input ends.
import { lockDirectory } from '../database/lock-directory.ts'
import { DataDirectoryInUse } from '../database/storage-start-error.ts'

try {
  await lockDirectory(process.argv[2] ?? '')
  process.stdout.write('held\n')
  process.stdin.resume().once('end', () => process.exit())
} catch (error) {
  if (!(error instanceof DataDirectoryInUse)) throw error
  process.stdout.write('in use\n')
}

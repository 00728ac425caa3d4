import { check } from './commands/check.ts'
import { clash } from './commands/clash.ts'
import { convert } from './commands/convert.ts'
import { evaluate } from './commands/evaluate.ts'
import { HELP } from './commands/help.ts'
import { lint } from './commands/lint.ts'
import { formatList } from './commands/list.ts'
import { EXIT, UsageError } from './exit.ts'

const isHelp = (word: string): boolean => word === '--help' || word === '-h'

/** Runs the command that `words` name; answers with the program's exit code. */
async function run([command, ...rest]: readonly string[]): Promise<number> {
  if (rest.some(isHelp)) return run(['help'])
  switch (command) {
    case 'convert':
      return convert(rest)
    case 'check':
      return check(rest)
    case 'evaluate':
      return evaluate(rest)
    case 'clash':
      return clash(rest)
    case 'lint':
      return lint(rest)
    case '--list':
      console.log(formatList())
      return EXIT.ok
    case undefined:
      console.error(HELP)
      return EXIT.usage
    case 'help':
    case '--help':
    case '-h':
      console.log(HELP)
      return EXIT.ok
    default:
      throw new UsageError(`There is no command ${command}.`)
  }
}

// A reader that has seen enough, as `head` has, closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(`${error.message}\n\nRun “counterpoint help” to see what can be done.`)
  process.exitCode = EXIT.usage
}

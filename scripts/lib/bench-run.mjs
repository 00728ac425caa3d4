// Runs the one benchmark whose module is named, and hands its rows to the parent process.
import { pathToFileURL } from 'node:url'

const { run } = await import(pathToFileURL(process.argv[2] ?? '').href)
process.send?.(await run(), () => process.disconnect())

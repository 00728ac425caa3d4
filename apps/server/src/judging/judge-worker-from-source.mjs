// The worker as it is in the sources, for tests and `npm run dev`: a thread does not inherit the
// loader that reads TypeScript.
import { register } from 'tsx/esm/api'

register()
await import('./judge.worker.ts')

import { bundle } from '../../scripts/lib/bundle.mjs'

await bundle({ entry: 'apps/cli/src/main.ts', outfile: 'apps/cli/dist/main.js' })

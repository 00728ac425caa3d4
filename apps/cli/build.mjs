import { bundle } from '../../scripts/lib/bundle.mjs'

await bundle({
  entry: 'apps/cli/src/main.ts',
  outfile: 'apps/cli/dist/main.js',
  beside: ['packages/exchange/src/process/files.worker.ts'],
})

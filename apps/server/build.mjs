import { bundle } from '../../scripts/lib/bundle.mjs'

await bundle({
  entry: 'apps/server/src/main.ts',
  outfile: 'apps/server/dist/main.js',
  beside: [
    'apps/server/src/admin.ts',
    'apps/server/src/judging/judge.worker.ts',
    'packages/exchange/src/process/files.worker.ts',
  ],
})

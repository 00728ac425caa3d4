import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, isStale, writeStamp } from './fingerprint.mjs'
import { ROOT, runNode } from './run.mjs'

const LOCK = 'package-lock.json'

/**
 * What is made from the sources and not kept in git, in the order in which one needs the other.
 * `output` must be there and `stamp` must hold the fingerprint of `inputs`; else `make` runs.
 */
const ARTEFACTS = {
  client: {
    says: 'the database client',
    inputs: [
      'prisma/schema.prisma',
      'packages/storage/prisma.config.ts',
      'packages/storage/scripts',
    ],
    output: 'packages/storage/src/generated/client.ts',
    stamp: 'packages/storage/src/generated/.stamp',
    make: () => runNode('packages/storage/scripts/prisma.mjs', ['generate']),
  },
  template: {
    says: 'the template of the embedded database',
    inputs: ['prisma/migrations', 'packages/storage/src', 'packages/storage/scripts', LOCK],
    output: 'packages/storage/.template/template.tgz',
    stamp: 'packages/storage/.template/.stamp',
    make: () => runNode('packages/storage/scripts/build-template.mjs', []),
  },
  server: {
    says: 'the server',
    inputs: ['packages', 'apps/server', 'prisma/schema.prisma', 'scripts/lib/bundle.mjs', LOCK],
    output: 'apps/server/dist/main.js',
    stamp: 'apps/server/dist/.stamp',
    make: () => runNode('apps/server/build.mjs', []),
  },
  web: {
    says: 'the page',
    inputs: ['packages', 'apps/web', 'tsconfig.base.json', LOCK],
    output: 'apps/web/dist/index.html',
    stamp: 'apps/web/dist/.stamp',
    make: () =>
      runNode('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn'], {
        cwd: join(ROOT, 'apps/web'),
      }),
  },
  cli: {
    says: 'the command line',
    inputs: ['packages', 'apps/cli', 'scripts/lib/bundle.mjs', LOCK],
    output: 'apps/cli/dist/main.js',
    stamp: 'apps/cli/dist/.stamp',
    make: () => runNode('apps/cli/build.mjs', []),
  },
}

/** @typedef {keyof typeof ARTEFACTS} Artefact */

/**
 * Makes those of `names` that are missing or made from other sources than today's, in that order.
 * Throws an error that carries the output of the first one that fails.
 * @param {readonly Artefact[]} names
 * @param {(sentence: string) => void} announce  told before anything is made
 */
export async function make(names, announce) {
  for (const name of names) {
    const { says, inputs, output, stamp, make: build } = ARTEFACTS[name]
    const current = fingerprint(inputs)
    if (existsSync(join(ROOT, output)) && !isStale(stamp, current)) continue
    announce(`Building ${says}.`)
    const { code, output: said } = await build()
    if (code !== 0) throw new Error(`${said}\nBuilding ${says} failed.`)
    if (!existsSync(join(ROOT, output)))
      throw new Error(`${said}\nBuilding ${says} left no ${output}.`)
    writeStamp(stamp, current)
  }
}

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './run.mjs'

/**
 * Bundles `entry` into `outfile` for Node.js 20: our workspaces inside, npm packages outside.
 * `beside` are further programs, such as workers that it starts, which become files beside it and share
 * its code. What is imported on demand stays apart and is loaded then.
 * Code that reads files beside itself (`import.meta.dirname`) goes on to find them where they are in
 * the source tree, so the tree must stay around the bundle. Throws when a package outside cannot
 * be found from where the bundle is.
 * @param {{ entry: string, outfile: string, beside?: readonly string[] }} paths  from the root of the
 *   repository; what the program itself starts ends in `.worker.ts`
 */
export async function bundle({ entry, outfile, beside = [] }) {
  const outdir = dirname(outfile)
  for (const old of filesIn(join(ROOT, outdir)).filter(isOurs)) {
    rmSync(join(ROOT, outdir, old))
  }
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries([
      ...beside.map((file) => [nameOf(file), file]),
      [nameOf(outfile), entry],
    ]),
    outdir,
    splitting: true,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    plugins: [packagesOutside, placesKept(join(ROOT, outdir))],
  })
  const finder = createRequire(join(ROOT, outfile))
  for (const name of outsidersOf(metafile)) {
    if (!finder.resolve.paths(name)) continue
    try {
      finder.resolve(name)
    } catch (error) {
      // A package with an `import` condition alone is there, and out of `require`'s reach.
      if (error.code !== 'ERR_PACKAGE_PATH_NOT_EXPORTED') {
        throw new Error(
          `${outfile} cannot find ${name}; add it to the dependencies of ${dirname(entry)}.`,
          {
            cause: error,
          },
        )
      }
    }
  }
}

const filesIn = (directory) => (existsSync(directory) ? readdirSync(directory) : [])
const isOurs = (name) => /[.]js([.]map)?$/.test(name)

/** The name of a file without its ending and without where it is. */
const nameOf = (file) => basename(file).replace(/[.][cm]?[jt]s$/, '')

const outsidersOf = ({ outputs }) =>
  new Set(
    Object.values(outputs)
      .flatMap(({ imports }) => imports)
      .filter(({ external, path }) => external && !isBuiltin(path))
      .map(({ path }) => path),
  )

/** @type {import('esbuild').Plugin} */
const packagesOutside = {
  name: 'packages-outside',
  setup(building) {
    building.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@counterpoint/')
        ? undefined
        : { path, external: true },
    )
  },
}

const WORKER = /new URL\('[.]\/([\w-]+[.]worker)[.]ts', import[.]meta[.]url\)/g

/** @returns {import('esbuild').Plugin} */
const placesKept = (outDirectory) => ({
  name: 'places-kept',
  setup(building) {
    building.onLoad({ filter: /[.]tsx?$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      if (!/import[.]meta[.](dirname|filename|url)/.test(source)) return undefined
      const place = relative(outDirectory, path).split(sep).join('/')
      const url = (from) => `new URL(${JSON.stringify(from)}, import.meta.url)`
      const contents = source
        // A worker of the bundle is where the bundle is.
        .replaceAll(WORKER, "new URL('./$1.js', import.meta['url'])")
        .replaceAll(/\bimport[.]meta[.]url\b/g, `${url(place)}.href`)
        .replaceAll(/\bimport[.]meta[.]filename\b/g, `__pathOf(${url(place)})`)
        .replaceAll(/\bimport[.]meta[.]dirname\b/g, `__pathOf(${url(posix.dirname(place))})`)
      return {
        contents: `import { fileURLToPath as __pathOf } from 'node:url';${contents}`,
        loader: path.endsWith('x') ? 'tsx' : 'ts',
        resolveDir: dirname(path),
      }
    })
  },
})

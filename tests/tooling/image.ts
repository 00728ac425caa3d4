import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { stagesOf, type Instruction } from './dockerfile.ts'

/** What a container of an image would start with. */
export interface Image {
  /** Stands for the root of its file system. */
  readonly root: string
  readonly workDirectory: string
  readonly env: Readonly<Record<string, string>>
  readonly command: readonly string[]
  readonly healthCheck: readonly string[]
}

/**
 * Executes the steps of a Dockerfile without a container engine: a directory for each stage's file
 * system, and the programs of this machine in place of the base image's. Users, volumes and ports
 * mean nothing here; a step of another kind is refused. Returns the last stage.
 */
export function buildImage(context: string, outside: string): Image {
  const images = new Map<string, Image>()
  const stages = stagesOf(readFileSync(join(context, 'Dockerfile'), 'utf8'))
  for (const { name, from, instructions } of stages) {
    let image = begun(images.get(from), join(outside, name))
    for (const step of instructions) image = after(step, image, { context, images })
    images.set(name, image)
  }
  const last = images.get(stages.at(-1)?.name ?? '')
  if (!last) throw new Error('The Dockerfile has no stage.')
  return last
}

function begun(base: Image | undefined, root: string): Image {
  mkdirSync(root)
  if (!base) return { root, workDirectory: '/', env: {}, command: [], healthCheck: [] }
  cpSync(base.root, root, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
  return { ...base, root }
}

interface Surroundings {
  readonly context: string
  readonly images: ReadonlyMap<string, Image>
}

function after(step: Instruction, image: Image, surroundings: Surroundings): Image {
  const { root, workDirectory, env } = image
  switch (step.keyword) {
    case 'WORKDIR':
      mkdirSync(join(root, step.text), { recursive: true })
      return { ...image, workDirectory: step.text }
    case 'ENV': {
      const [name = '', value = ''] = step.text.split('=')
      return { ...image, env: { ...env, [name]: value } }
    }
    case 'COPY':
      copy(step, image, surroundings)
      return image
    case 'RUN':
      execFileSync('sh', ['-ec', step.text], {
        cwd: join(root, workDirectory),
        env: { ...process.env, NODE_ENV: undefined, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      return image
    case 'CMD':
      return { ...image, command: JSON.parse(step.text) }
    case 'HEALTHCHECK':
      return { ...image, healthCheck: JSON.parse(step.text.slice(step.text.indexOf('['))) }
    case 'USER':
    case 'VOLUME':
    case 'EXPOSE':
      return image
    default:
      throw new Error(`This test cannot execute ${step.keyword}; teach it to.`)
  }
}

function copy(
  { words, flags }: Instruction,
  { root, workDirectory }: Image,
  { context, images }: Surroundings,
): void {
  const origin = flags['from'] === undefined ? context : images.get(flags['from'])?.root
  if (origin === undefined) throw new Error(`There is no stage ${flags['from']}.`)
  const isKept = origin === context ? keptBy(context) : () => true
  const destination = words.at(-1) ?? ''
  const to = join(root, workDirectory, destination)
  for (const word of words.slice(0, -1)) {
    const from = join(origin, word)
    const isInto = destination.endsWith('/') && !statSync(from).isDirectory()
    cpSync(from, isInto ? join(to, basename(from)) : to, {
      recursive: true,
      preserveTimestamps: true,
      verbatimSymlinks: true,
      filter: (path) => isKept(relative(origin, path).split(sep)),
    })
  }
}

/** By .dockerignore: names, and globs with a `*` in a name or a leading double one. */
function keptBy(context: string): (path: readonly string[]) => boolean {
  const patterns = readFileSync(join(context, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({
      isAnywhere: line.startsWith('**/'),
      name: new RegExp(`^${line.replace('**/', '').replaceAll('.', '[.]').replaceAll('*', '.*')}$`),
    }))
  return (path) =>
    !patterns.some(({ isAnywhere, name }) =>
      (isAnywhere ? path : path.slice(0, 1)).some((segment) => name.test(segment)),
    )
}

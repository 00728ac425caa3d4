import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from '../../scripts/lib/run.mjs'

export const WORKSPACES: readonly string[] = ['packages', 'apps'].flatMap((parent) =>
  readdirSync(join(ROOT, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${parent}/${name}`),
)

const SETTINGS = [
  '.dependency-cruiser.mjs',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'knip.json',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.json',
]

const INSTALLED = [
  '@electric-sql/pglite',
  '@prisma/client',
  '@types/node',
  '@types/react',
  'fastify',
  'react',
  'undici-types',
  'vitest',
  'zod',
]

/**
 * A small tree elsewhere with the repository's settings, workspaces and doors, and `files` as its
 * only code; for the caller to remove.
 */
export function aTree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'counterpoint-tree-'))
  for (const name of SETTINGS) cpSync(join(ROOT, name), join(root, name))
  for (const workspace of WORKSPACES) {
    const manifest = JSON.parse(readFileSync(join(ROOT, workspace, 'package.json'), 'utf8'))
    mkdirSync(join(root, workspace), { recursive: true })
    cpSync(join(ROOT, workspace, 'package.json'), join(root, workspace, 'package.json'))
    for (const name of readdirSync(join(ROOT, workspace)).filter((file) =>
      file.startsWith('tsconfig'),
    )) {
      cpSync(join(ROOT, workspace, name), join(root, workspace, name))
    }
    for (const door of Object.values<string>(manifest.exports ?? {})) {
      write(root, `${workspace}/${door}`, 'export type Storage = 1\nexport const door = 1\n')
    }
    link(join(root, workspace), join(root, 'node_modules', manifest.name))
  }
  for (const name of INSTALLED)
    link(join(ROOT, 'node_modules', name), join(root, 'node_modules', name))
  for (const [file, code] of Object.entries(files)) write(root, file, `${code}\n`)
  return root
}

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path, 'junction')
}

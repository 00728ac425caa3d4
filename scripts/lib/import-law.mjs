import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, run } from './run.mjs'

const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const PARTS = ['packages', 'apps', 'prisma', 'scripts', 'bench', 'tests']
const PASSED_OVER = new Set(['node_modules', 'dist', 'generated', 'fixtures'])

/**
 * Holds the tree at `root` to the import law in its .dependency-cruiser.mjs. `breaches` name the
 * rule, the file and what it imports; `unseen` are source files that the check did not read, so
 * that a check of nothing is never taken for a good one.
 * @param {string} root
 */
export async function holdToImportLaw(root) {
  const files = PARTS.flatMap((part) => sourcesIn(root, part))
  const parts = PARTS.filter((part) => files.some((file) => file.startsWith(`${part}/`)))
  const { stdout, output } = await run(
    process.execPath,
    [CRUISER, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...parts],
    { cwd: root },
  )
  const { modules, summary } = parse(stdout, output)
  const seen = new Set(modules.map(({ source }) => source))
  return {
    breaches: summary.violations.map((violation) =>
      breach(violation, summary.ruleSetUsed.forbidden),
    ),
    unseen: files.filter((file) => !seen.has(file)),
    modules,
  }
}

function parse(stdout, output) {
  try {
    return JSON.parse(stdout)
  } catch {
    throw new Error(`dependency-cruiser answered without a report:\n${output.slice(0, 2000)}`)
  }
}

function breach({ rule: { name }, from, to, cycle }, rules) {
  const way = cycle ? cycle.map((step) => step.name).join(' → ') : to
  const { comment } = rules.find((rule) => rule.name === name)
  return { rule: name, from, sentence: `${name}: ${from} → ${way}. ${comment}` }
}

function sourcesIn(root, part) {
  let entries
  try {
    entries = readdirSync(join(root, part), { withFileTypes: true })
  } catch {
    return []
  }
  return entries.flatMap((entry) => {
    const path = `${part}/${entry.name}`
    if (PASSED_OVER.has(entry.name)) return []
    if (entry.isDirectory()) return sourcesIn(root, path)
    return /[.](tsx?|mjs)$/.test(entry.name) ? [path] : []
  })
}

/** Which workspace's own code needs which other, as a Mermaid flowchart. */
export function drawing(modules) {
  /** @type {Set<string>} */
  const arrows = new Set()
  for (const { source, dependencies } of modules) {
    const from = workspaceOf(source)
    if (!from || isForTests(source)) continue
    for (const { resolved } of dependencies) {
      const to = workspaceOf(resolved)
      if (to && to !== from) arrows.add(`  ${from} --> ${to}`)
    }
  }
  return `%% Written by: npm run law -- --draw\nflowchart LR\n${[...arrows].toSorted().join('\n')}\n`
}

const isForTests = (path) => /[.](test|contract|fuzz)[.]|[/]testing[/]/.test(path)
const workspaceOf = (path) => /^(?:packages|apps)[/]([^/]+)[/]src[/]/.exec(path)?.[1]

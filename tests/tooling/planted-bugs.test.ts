import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleRun } from '../../scripts/lib/bundle-run.mjs'
import { fuzz } from '../../scripts/lib/fuzz-runs.mjs'
import { PLANTED_BUGS } from '../../scripts/lib/planted-bugs.mjs'

/** Found within few runs, so that every `npm test` can afford them. */
const QUICK = [
  'no reference check on create',
  'no cascade on delete',
  'undo overwrites others',
  'restore without checking the other end',
  'no dedupe after takeover',
  'resend out of order',
  'late close of an old socket ends the new session',
  'merge drops words',
  'a refused change blocks its queue',
]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpoint-planted-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each(PLANTED_BUGS)('the sources have a place for: $name', async ({ changes }) => {
  await expect(bundleRun(changes, join(folder, 'run.mjs'))).resolves.toBeUndefined()
})

it('a change that does not find its place is told', async () => {
  const changes = [{ file: 'packages/core/src/result.ts', from: 'not there', to: '' }]
  await expect(bundleRun(changes, join(folder, 'run.mjs'))).rejects.toThrow('does not say once')
})

it.each(QUICK)('the fuzz finds: %s', async (wanted) => {
  const bug = PLANTED_BUGS.find(({ name }) => name === wanted)
  const [found] = await fuzz(bug!.changes, { seeds: [1], count: 150 })
  expect(found?.failure?.message).toMatch(/\w/)
})

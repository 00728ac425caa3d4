import fs, { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { openPglite } from './open-pglite.ts'
import { readMigrations } from './migrations.ts'
import { findStoragePaths } from './repository-paths.ts'
import { buildTemplate } from './template.ts'

it('waits at every commit until the disk has it', async () => {
  const { migrations, templates } = findStoragePaths()
  const template = await buildTemplate(templates, readMigrations(migrations))
  const parent = mkdtempSync(path.join(os.tmpdir(), 'counterpoint-pglite-'))
  const synced = vi.spyOn(fs, 'fdatasyncSync')
  try {
    const pglite = await openPglite(path.join(parent, 'db'), template)
    await pglite.query('CREATE TABLE a (id INT)')
    const before = synced.mock.calls.length
    for (let i = 0; i < 10; i++) await pglite.query('INSERT INTO a VALUES ($1)', [i])
    expect(synced.mock.calls.length - before).toBeGreaterThanOrEqual(10)
    await pglite.close()
  } finally {
    synced.mockRestore()
    rmSync(parent, { recursive: true })
  }
})

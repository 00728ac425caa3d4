import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const SOURCES = path.join(import.meta.dirname, '..')

it('no statement is put together from text: values are always bound', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('generated') && !file.endsWith('.test.ts'),
  )
  expect(files.length).toBeGreaterThan(30)
  const unsafe = /\$(queryRaw|executeRaw)Unsafe|\bPrisma\.raw\b/
  const guilty = files.filter((file) => unsafe.test(readFileSync(path.join(SOURCES, file), 'utf8')))
  // The one that writes table and column names, which are constants of rows/tables.ts.
  expect(guilty).toEqual([path.join('rows', 'statements.ts')])
  const statements = readFileSync(path.join(SOURCES, 'rows/statements.ts'), 'utf8')
  expect(statements).not.toMatch(/Unsafe/)
})

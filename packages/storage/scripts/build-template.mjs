#!/usr/bin/env node
/** Makes the template of the embedded database (src/database/template.ts) if it is missing or old. */
import { register } from 'tsx/esm/api'

register()
const { buildTemplate } = await import('../src/database/template.ts')
const { findStoragePaths } = await import('../src/database/repository-paths.ts')
const { readMigrations } = await import('../src/database/migrations.ts')

const { migrations, templates } = findStoragePaths()
const { size } = await buildTemplate(templates, readMigrations(migrations))
console.log(`Template of the embedded database: ${(size / 1e6).toFixed(1)} MB in ${templates}`)

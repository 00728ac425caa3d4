/** Loads Prisma's schema engine, compiled to WebAssembly, and binds it to a database. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

let loading

async function load() {
  const entry = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = path.join(path.dirname(fileURLToPath(entry)), 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
    './schema_engine_bg.js': bindings,
  })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}

/**
 * @param factory where the database and its shadow are (MigrationFactory)
 * @param datamodels `[path, content][]` of schema files, if the call needs them
 */
export async function createEngine(factory, datamodels) {
  loading ??= load()
  await loading
  const bound = bindMigrationAwareSqlAdapterFactory(factory)
  return bindings.SchemaEngine.new({ datamodels }, () => {}, bound)
}

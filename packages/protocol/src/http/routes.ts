import { exportMap, importMap, listLosses, previewImport } from './exchange.ts'
import { livez, readyz } from './health.ts'
import { askWhatIf, evaluateMap, lintMap, reportClash } from './judging.ts'
import { createMap, deleteMap, getMap, listMaps, readLog, submitOperations } from './maps.ts'
import type { Route } from './route.ts'
import { search } from './search.ts'
import {
  createQuote,
  createSource,
  getSource,
  listQuotes,
  listSources,
  uploadSource,
} from './sources.ts'

/** The whole API, in the order in which it is described. */
export const ROUTES: readonly Route[] = [
  livez,
  readyz,
  listSources,
  createSource,
  uploadSource,
  getSource,
  listQuotes,
  createQuote,
  listMaps,
  createMap,
  getMap,
  deleteMap,
  submitOperations,
  readLog,
  evaluateMap,
  reportClash,
  lintMap,
  askWhatIf,
  exportMap,
  listLosses,
  importMap,
  previewImport,
  search,
]

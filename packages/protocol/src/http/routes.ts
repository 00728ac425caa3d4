import { exportMap, importMap, listLosses, previewImport } from './exchange.ts'
import {
  getDiscussion,
  listNotifications,
  markNotificationsRead,
  readActivity,
} from './discussion/activity.ts'
import { listStances, setBlind, takeStance, withdrawStance } from './discussion/stances.ts'
import {
  acceptSuggestion,
  getSuggestion,
  listSuggestions,
  rebaseSuggestion,
  rejectSuggestion,
  suggestChanges,
  withdrawSuggestion,
} from './discussion/suggestions.ts'
import {
  editComment,
  listThreads,
  openThread,
  removeComment,
  replyToThread,
  resolveThread,
} from './discussion/threads.ts'
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
  getDiscussion,
  listThreads,
  openThread,
  replyToThread,
  editComment,
  removeComment,
  resolveThread,
  listSuggestions,
  suggestChanges,
  getSuggestion,
  acceptSuggestion,
  rejectSuggestion,
  withdrawSuggestion,
  rebaseSuggestion,
  listStances,
  takeStance,
  withdrawStance,
  setBlind,
  readActivity,
  listNotifications,
  markNotificationsRead,
]

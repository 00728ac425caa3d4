import type { Exchange } from '@counterpoint/exchange'
import type { Storage } from '@counterpoint/storage'
import type { Config } from './config.ts'
import type { LiveOptions } from './realtime/live-options.ts'
import type { Judging } from './judging/judge-pool.ts'

/** What the routes work with; given from outside, so that a test brings its own. */
export interface Parts {
  readonly storage: Storage
  /** Reads and makes files. */
  readonly exchange: Exchange
  readonly clock: () => Date
  /** A new id for a record whose sender chose none. */
  readonly ids: () => string
  readonly judging: Judging
  readonly config: Pick<Config, 'logLevel' | 'baseUrl' | 'auth' | 'dataDir'>
  /** The built web app; undefined where there is none. */
  readonly webDir?: string | undefined
  /** Other limits of live editing than the product's. */
  readonly live?: LiveOptions
}

/** The one workspace of personal mode. */
export const PERSONAL_WORKSPACE = 'personal'

import type { ArgumentMap, Result } from '@counterpoint/core'
import type { FormatName, Imported, Problem, ReadOptions, SourceTexts } from '@counterpoint/formats'
import { pool } from './process/pool.ts'
import type { Limits } from './process/worker.ts'

/**
 * Reads and makes files at a bounded cost: in processes of their own, which are ended when a file
 * takes too long, needs too much memory, or nobody waits for it any more. Each method
 * throws TooCostly or TooBusy, and whatever its signal was aborted with.
 */
export interface Exchange {
  /** What `content` is in `format`, which can be read; or why it is nothing. */
  readonly read: (
    format: FormatName,
    content: string,
    options?: ReadOptions,
    signal?: AbortSignal,
  ) => Promise<Result<Imported, readonly Problem[]>>
  /** `map` as a file in `format`, which can be written. */
  readonly write: (
    format: FormatName,
    map: ArgumentMap,
    texts: SourceTexts,
    signal?: AbortSignal,
  ) => Promise<Uint8Array>
  /** Ends what is under way. */
  readonly close: () => void
}

/** As many processes as leave the others of a small machine some room. */
const PROCESSES = 2
const LONGEST_QUEUE = 64

const LIMITS: Limits = { timeMs: 60_000, memoryMb: 512, idleMs: 30_000 }

/** Starts no process before there is something to do; keeps nobody alive. */
export function openExchange(limits: Partial<Limits> = {}): Exchange {
  const { run, close } = pool(PROCESSES, LONGEST_QUEUE, { ...LIMITS, ...limits })
  return {
    read: (format, content, options = {}, signal) =>
      run({ kind: 'read', format, content, options }, signal),
    write: (format, map, texts, signal) => run({ kind: 'write', format, map, texts }, signal),
    close,
  }
}

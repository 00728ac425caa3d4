import fs from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

interface EmscriptenModule {
  NODEFS: { stream_ops: Record<string, unknown> }
}

/**
 * PGlite's Node file system, which drops every fsync, with fsync: what is committed is on the disk
 * and not only with the operating system. Needs `wal_sync_method=fsync`, the one method that PGlite
 * routes to its file system.
 */
export class DurableNodeFS extends NodeFS {
  override async init(...parameters: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...parameters)
    const passOnFsync = (module: unknown): void => {
      ;(module as EmscriptenModule).NODEFS.stream_ops['fsync'] = ({ nfd }: { nfd: number }) => {
        fs.fdatasyncSync(nfd)
        return 0
      }
    }
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [passOnFsync, ...(emscriptenOpts.preRun ?? [])],
      },
    }
  }
}

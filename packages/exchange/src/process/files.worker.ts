import { FORMATS, type Format } from '@counterpoint/formats'
import { writeBytes } from '../write-bytes.ts'
import type { Answer, Job, Yield } from './job.ts'

// A process of the pool: one job at a time, and no longer than whoever asks is there.

process.on('message', (job: Job) => {
  void work(job).then((answer) => process.send?.(answer))
})
process.on('disconnect', () => process.exit())

async function work(job: Job): Promise<Answer> {
  try {
    return { kind: 'done', value: await done(job) }
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'excess', message: error.message }
    return { kind: 'failed', stack: error instanceof Error ? String(error.stack) : String(error) }
  }
}

async function done(job: Job): Promise<Yield[Job['kind']]> {
  const format: Format = FORMATS[job.format]
  switch (job.kind) {
    case 'read':
      if (format.read === undefined) throw new Error(`${format.title} cannot be read.`)
      return format.read(job.content, job.options)
    case 'write':
      return await writeBytes(job.format, job.map, job.texts)
  }
}

import { jsonFormat } from '@counterpoint/formats'
import { aLongLine } from '@counterpoint/formats/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { openExchange, type Exchange } from './exchange.ts'
import { pool } from './process/pool.ts'
import { TooBusy, TooCostly } from './too-costly.ts'

const NO_TEXTS = new Map()
const small = aLongLine(2)
const open: { close: () => void }[] = []
const opened = <T extends { close: () => void }>(what: T): T => {
  open.push(what)
  return what
}
afterEach(() => {
  for (const each of open.splice(0)) each.close()
})

const isStillGood = async ({ write }: Exchange): Promise<void> => {
  expect(Buffer.from(await write('json', small, NO_TEXTS)).toString()).toBe(
    jsonFormat.write(small, NO_TEXTS),
  )
}

describe('an exchange', () => {
  it('reads what it wrote', async () => {
    const exchange = opened(openExchange())
    const file = await exchange.write('json', small, NO_TEXTS)
    const read = await exchange.read('json', Buffer.from(file).toString())
    expect(read).toMatchObject({ ok: true, value: { document: { map: { id: small.id } } } })
  })

  it('[L140] stops what takes too long, and says so', async () => {
    const exchange = opened(openExchange({ timeMs: 1 }))
    const refusal = await exchange.write('svg', aLongLine(3_000), NO_TEXTS).catch((e: unknown) => e)
    expect(refusal).toBeInstanceOf(TooCostly)
    expect(refusal).toMatchObject({ cost: 'time', message: expect.stringContaining('longer than') })
  })

  it('[L141] stops what needs too much memory, says so, and goes on', async () => {
    const exchange = opened(openExchange({ memoryMb: 64 }))
    const wide = `{"a":[${'[],'.repeat(6_000_000)}[]]}`
    const refusal = await exchange.read('json', wide).catch((e: unknown) => e)
    expect(refusal).toBeInstanceOf(TooCostly)
    expect(refusal).toMatchObject({ cost: 'memory', message: expect.stringContaining('64 MB') })
    await isStillGood(exchange)
  })

  it('[L159] reads no more of a bomb of YAML aliases than its first hundred', async () => {
    const exchange = opened(openExchange())
    const levels = Array.from({ length: 30 }, (_, level) =>
      level === 0 ? 'a0: &a0 [x]' : `a${level}: &a${level} [${`*a${level - 1}, `.repeat(9)}]`,
    )
    const inFrontMatter = ['===', ...levels, '===', '', 'text'].join('\n')
    const inBlock = `text {${levels.join(', ')}}`
    for (const bomb of [inFrontMatter, inBlock]) {
      const read = await exchange.read('argdown', bomb)
      expect(read).toMatchObject({
        ok: true,
        value: {
          document: { claims: [{ text: 'text' }] },
          warnings: [{ kind: 'skipped', message: expect.stringContaining('is no YAML') as string }],
        },
      })
    }
  })

  it('[L142] stops when nobody waits any more, also before it began', async () => {
    const exchange = opened(openExchange())
    const gone = new Error('gone')
    const controller = new AbortController()
    const all = Array.from({ length: 5 }, () =>
      exchange.write('png', aLongLine(200), NO_TEXTS, controller.signal).catch((e: unknown) => e),
    )
    setTimeout(() => controller.abort(gone), 300)
    expect(await Promise.all(all)).toEqual([gone, gone, gone, gone, gone])
    await isStillGood(exchange)
  })

  it('[L143] refuses more work when enough waits', async () => {
    const limits = { timeMs: 30_000, memoryMb: 256, idleMs: 1_000 }
    const { run } = opened(pool(1, 2, limits))
    const job = { kind: 'write', format: 'json', map: small, texts: NO_TEXTS } as const
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => run(job)))
    expect(all.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ])
    expect(all[4]).toMatchObject({ reason: expect.any(TooBusy) })
  })

  it('[L144] reports a fault of ours as one, and goes on', async () => {
    const exchange = opened(openExchange())
    const broken = { ...small, claims: new Map([['c1', null]]) } as never
    const fault = await exchange.write('json', broken, NO_TEXTS).catch((e: unknown) => e)
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(TooCostly)
    await isStillGood(exchange)
  })
})

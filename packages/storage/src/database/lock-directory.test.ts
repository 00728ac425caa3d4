import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startChild } from '../testing/child.ts'
import { lockDirectory } from './lock-directory.ts'
import { DataDirectoryInUse } from './storage-start-error.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'counterpoint-lock-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const isAnswer = (line: string): boolean => line === 'held' || line === 'in use'

it('lets one process in, and the next one when that is killed', async () => {
  const first = startChild('hold-directory.ts', directory)
  expect(await first.prints(isAnswer)).toBe('held')
  const refused = lockDirectory(directory)
  await expect(refused).rejects.toThrow(DataDirectoryInUse)
  await expect(refused).rejects.toThrow(`The data directory ${directory} is in use`)
  await first.kill()
  expect(existsSync(path.join(directory, 'lock.sock'))).toBe(true)
  const unlock = await lockDirectory(directory)
  await unlock()
})

it('lets exactly one of several in when the last holder was killed', async () => {
  const dead = startChild('hold-directory.ts', directory)
  await dead.prints(isAnswer)
  await dead.kill()
  const children = Array.from({ length: 4 }, () => startChild('hold-directory.ts', directory))
  try {
    const answers = await Promise.all(children.map((child) => child.prints(isAnswer)))
    expect(answers.toSorted()).toEqual(['held', 'in use', 'in use', 'in use'])
  } finally {
    await Promise.all(children.map((child) => child.kill()))
  }
})

it('waits while another process clears away a dead one’s lock, but not for a dead clearer', async () => {
  const dead = startChild('hold-directory.ts', directory)
  await dead.prints(isAnswer)
  await dead.kill()
  const mark = path.join(directory, 'lock.sock.reaping')
  mkdirSync(mark)
  let isHeld = false
  const locking = lockDirectory(directory).then((unlock) => {
    isHeld = true
    return unlock
  })
  await sleep(500)
  expect(isHeld).toBe(false)
  const longAgo = new Date(Date.now() - 60_000)
  utimesSync(mark, longAgo, longAgo)
  const unlock = await locking
  expect(existsSync(mark)).toBe(false)
  await unlock()
})

it('gives the directory back, also within one process', async () => {
  const unlock = await lockDirectory(directory)
  await expect(lockDirectory(directory)).rejects.toThrow(DataDirectoryInUse)
  await unlock()
  const again = await lockDirectory(directory)
  await again()
})

it('takes a directory whose path is longer than a socket’s may be', async () => {
  const deep = mkdtempSync(path.join(directory, 'x'.repeat(120)))
  const unlock = await lockDirectory(deep)
  await expect(lockDirectory(deep)).rejects.toThrow(DataDirectoryInUse)
  await unlock()
})

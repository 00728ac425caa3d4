import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeAccess } from './contract/access.contract.ts'
import { describeConcurrency } from './contract/concurrency.contract.ts'
import { describeHistory } from './contract/history.contract.ts'
import { describeIdempotency } from './contract/idempotency.contract.ts'
import { describeMaps, describeQuotes, describeSources } from './contract/library.contract.ts'
import { describeLog } from './contract/log.contract.ts'
import { sceneOn, type OpenDatabase, type Scene } from './contract/scene.ts'
import { describeMutations } from './contract/mutations.contract.ts'
import { describeSearch } from './contract/search.contract.ts'
import { describeSubmit } from './contract/submit.contract.ts'
import { describeActivity, describeStances } from './contract/stances.contract.ts'
import { describeSuggestions } from './contract/suggestions.contract.ts'
import { describeThreads } from './contract/threads.contract.ts'
import type { Database } from './database/database.ts'

/** What every storage keeps to, whatever database it is on. */
export function storageContract(kind: Database['kind'], openDatabase: OpenDatabase): void {
  let database: Database
  beforeAll(async () => {
    database = await openDatabase()
  })
  afterAll(() => database.close())
  const scene = (): Promise<Scene> => sceneOn(database)

  it('says what it is, and answers', async () => {
    const { storage } = await scene()
    expect(storage.kind).toBe(kind)
    await expect(storage.ping()).resolves.toBeUndefined()
  })
  it('has a workspace for a single person', async () => {
    const personal = await database.prisma.workspace.findUnique({ where: { id: 'personal' } })
    expect(personal?.id).toBe('personal')
  })
  describe('sources', () => {
    describeSources(scene)
  })
  describe('quotes', () => {
    describeQuotes(scene)
  })
  describe('maps', () => {
    describeMaps(scene)
  })
  describe('submit', () => {
    describeSubmit(scene)
  })
  describe('idempotency', () => {
    describeIdempotency(scene)
  })
  describe('mutations of live editors', () => {
    describeMutations(scene)
  })
  describe('concurrency', () => {
    describeConcurrency(scene)
  })
  describe('access', () => {
    describeAccess(scene)
  })
  describe('the log', () => {
    describeLog(scene)
  })
  describe('the history', () => {
    describeHistory(scene)
  })
  describe('threads', () => {
    describeThreads(scene)
  })
  describe('suggestions', () => {
    describeSuggestions(scene)
  })
  describe('stances', () => {
    describeStances(scene)
  })
  describe('activity', () => {
    describeActivity(scene)
  })
  describe('search', () => {
    describeSearch(scene)
  })
}

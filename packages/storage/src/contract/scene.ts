import { createHash, randomUUID } from 'node:crypto'
import {
  NO_CITATION,
  operationSchema,
  quoteAt,
  type MapId,
  type OperationInput,
  type Quote,
  type QuoteId,
  type Source,
  type SourceId,
} from '@counterpoint/core'
import type { Database } from '../database/database.ts'
import { storageOn } from '../open-storage.ts'
import type { NewSource, Storage, Submission } from '../storage.ts'

/** How the contract opens what it is to test. */
export type OpenDatabase = () => Promise<Database>

/** Has a character outside the basic plane, so that code points and code units differ. */
export const TEXT = 'Talks 🕊️ continue. Neither side says so; both sides act on it.'

/** A workspace of its own on a database that several tests share, and what tests do in it. */
export interface Scene {
  readonly database: Database
  readonly storage: Storage
  readonly workspace: string
  /** Another storage on the same database: another process, with nothing in its memory. */
  readonly another: () => Storage
  /** An id that nobody else uses; ids of sources, quotes and maps are unique in the database. */
  readonly id: <I extends string>(name: string) => I
  readonly newSource: (given?: Partial<NewSource>) => NewSource
  /** A source that the library holds, as a map holds it. */
  readonly aSource: (given?: Partial<NewSource>) => Promise<Source>
  readonly aMap: () => Promise<MapId>
  readonly submit: (
    map: string,
    operations: readonly OperationInput[],
    given?: Partial<Submission> & { readonly by?: Storage },
  ) => ReturnType<Storage['submit']>
}

export async function sceneOn(database: Database): Promise<Scene> {
  const workspace = `w-${randomUUID()}`
  await database.prisma.workspace.create({ data: { id: workspace, name: 'Test' } })
  const storage = storageOn(database)
  const id = <I extends string>(name: string): I => `${name}-${randomUUID()}` as I
  const newSource = (given: Partial<NewSource> = {}): NewSource => ({
    id: id<SourceId>('source'),
    title: 'The back channel',
    citation: { ...NO_CITATION, author: 'Zoë Ω' },
    language: 'en',
    text: TEXT,
    ...given,
  })
  return {
    database,
    storage,
    workspace,
    another: () => storageOn(database),
    id,
    newSource,
    aSource: async (given) => {
      const source = newSource(given)
      await storage.createSource(workspace, source)
      return asInMap(source)
    },
    aMap: async () => {
      const map = id<MapId>('map')
      await storage.createMap(workspace, { id: map, title: 'A map', question: 'What holds?' })
      return map
    },
    submit: (map, operations, { by = storage, ...given } = {}) =>
      by.submit(workspace, {
        map: map as MapId,
        operations: operations.map((operation) => operationSchema.parse(operation)),
        subject: { kind: 'user', id: 'ann' },
        origin: 'rest',
        ...given,
      }),
  }
}

export const sha256Of = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex')

export const asInMap = ({ id, title, citation, language, text }: NewSource): Source => ({
  id,
  title,
  citation,
  language,
  sha256: sha256Of(text),
})

export const quoteOfText = (id: string, source: string, start: number, end: number): Quote =>
  quoteAt({ id: id as QuoteId, source: source as SourceId }, TEXT, start, end)

export const claim = (id: string, text = `Claim ${id}`): OperationInput => ({
  kind: 'claim.create',
  claim: { id, text },
})

import { randomUUID } from 'node:crypto'
import type { OperationInput } from '@counterpoint/core'
import { createMap, createShareLink } from '@counterpoint/protocol'
import { BASE_URL, type Person } from './people.ts'
import type { Request } from './server-under-test.ts'

/** Maps that several people get into, and what they ask of them. */

/** A new map of `owner`; its id. */
export const mapOf = async (
  owner: Person,
  { title = 'A map', question = '' }: { readonly title?: string; readonly question?: string } = {},
): Promise<string> => (await owner.ask(createMap, { body: { title, question } })).map.id

/** A share link into `map`, with the two parts of its address. */
export async function linkTo(map: string, owner: Person, wishes: object = {}) {
  const made = await owner.ask(createShareLink, { params: { id: map }, body: wishes })
  const [link, secret] = made.link.slice(`${BASE_URL}/s/`.length).split('#')
  return { link, secret, id: made.id }
}

export const claim = (id: string = randomUUID(), text = 'A claim.'): OperationInput => ({
  kind: 'claim.create',
  claim: { id, text },
})

export const submitting = (map: string, ...operations: readonly object[]): Request => ({
  params: { id: map },
  body: { operations },
})

/** The workspace that is there from the start. */
export const inPersonal = { id: 'personal' }

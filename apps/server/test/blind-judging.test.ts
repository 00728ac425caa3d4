import {
  askWhatIf,
  createMap,
  createShareLink,
  evaluateMap,
  redeemShareLink,
  reportClash,
  setBlind,
  submitOperations,
  takeStance,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BASE_URL, startAccounts, type AccountsServer, type Browser } from './people.ts'

let server: AccountsServer
beforeAll(async () => {
  server = await startAccounts()
})
afterAll(() => server.close())

const claim = (id: string) => ({ kind: 'claim.create', claim: { id, text: `Claim ${id} holds.` } })
const position = (id: string, thesis: string) => ({
  kind: 'position.create',
  position: { id, title: `Position ${id}`, thesis, commitments: [] },
})
const AGAINST = {
  kind: 'inference.create',
  inference: { id: 'ab', polarity: 'against', premises: ['a'], target: { claim: 'b' } },
}

/** Everything that is judged of a map, as it is sent to `who`. */
async function judgedFor(who: Browser, map: string): Promise<Record<string, string>> {
  const params = { id: map }
  const evidence = { reading: 'evidence' }
  const requests = {
    grounded: [evaluateMap, { params, query: evidence }],
    preferred: [evaluateMap, { params, query: { ...evidence, semantics: 'preferred' } }],
    stable: [evaluateMap, { params, query: { ...evidence, semantics: 'stable' } }],
    gradual: [evaluateMap, { params, query: { semantics: 'gradual' } }],
    clash: [reportClash, { params, query: { ...evidence, positions: 'pa,pb' } }],
    whatIf: [askWhatIf, { params, body: { ...evidence, off: { inferences: ['ab'] } } }],
  } as const
  const answers: Record<string, string> = {}
  for (const [name, [route, request]] of Object.entries(requests)) {
    const response = await who.send(route, request)
    expect([name, response.statusCode]).toEqual([name, 200])
    answers[name] = response.body
  }
  return answers
}

describe('[Z4] judging a blind map', () => {
  it('tells nobody anything of what others hold, until it is revealed', async () => {
    const [owner, viewer] = [await server.owner(), await server.member('viewer')]
    const map = (await owner.ask(createMap, { body: { title: 'A map' } })).map.id
    const params = { id: map }
    const operations = [claim('a'), claim('b'), position('pa', 'a'), position('pb', 'b'), AGAINST]
    await owner.ask(submitOperations, { params, body: { operations } })
    const guest = server.browser()
    const made = await owner.ask(createShareLink, { params, body: {} })
    const [link, secret] = made.link.slice(`${BASE_URL}/s/`.length).split('#')
    await guest.ask(redeemShareLink, { body: { link, secret } })
    await owner.ask(setBlind, { params, body: { isBlind: true } })

    const before = await judgedFor(viewer, map)
    const own = await judgedFor(owner, map)
    expect(own).toEqual(before)
    await owner.ask(takeStance, { params: { ...params, claim: 'a' }, body: { credence: 0.9 } })
    expect(await judgedFor(viewer, map)).toEqual(before)
    expect(await judgedFor(guest, map)).toEqual(before)
    const changed = await judgedFor(owner, map)
    for (const [name, answer] of Object.entries(own)) {
      expect(changed[name] === answer, `${name} as the owner holds it`).toBe(false)
    }

    await owner.ask(setBlind, { params, body: { isBlind: false } })
    expect(await judgedFor(viewer, map)).toEqual(changed)
    expect(await judgedFor(guest, map)).toEqual(changed)
  })
})

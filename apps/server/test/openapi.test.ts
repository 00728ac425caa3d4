import { ERROR_CODES, errorsOf, ROUTES } from '@counterpoint/protocol'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type Json, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
let document: Json
const get = (url: string) =>
  server.app.inject({ method: 'GET', url, headers: { host: 'localhost' } })

beforeAll(async () => {
  server = await startServer()
  document = (await get('/api/openapi.json')).json()
})
afterAll(() => server.close())

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(document))
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
    expect(validator.version).toBe('3.1')
  })

  it('is refused by the validator when it is damaged', async () => {
    const damaged = structuredClone(document)
    damaged.paths['/api/maps'].get.responses = 'none'
    expect((await new Validator().validate(damaged)).valid).toBe(false)
  })

  it('has every route, with every error it may answer', () => {
    const described = Object.values<Json>(document.paths).flatMap((path) =>
      Object.values<Json>(path),
    )
    const names = new Set(described.map(({ operationId }) => operationId))
    expect(described).toHaveLength(ROUTES.length)
    expect(names).toEqual(new Set(ROUTES.map(({ id }) => id)))
    for (const route of ROUTES) {
      const { responses } = described.find(({ operationId }) => operationId === route.id)
      expect(Object.keys(responses)).toContain(String(route.status))
      for (const code of errorsOf(route)) {
        expect(responses[ERROR_CODES[code].status]?.description, `${route.id} ${code}`).toContain(
          code,
        )
      }
    }
  })

  it('names what it refers to, and describes bodies, answers and operations as components', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, ref]) => ref ?? '',
    )
    expect(refs.length).toBeGreaterThan(20)
    for (const ref of refs) {
      expect(document.components.schemas).toHaveProperty(ref.replace('#/components/schemas/', ''))
    }
    const { schemas } = document.components
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining([
        'Problem',
        'NewSource',
        'Source',
        'Map',
        'NewOperation',
        'Operation',
        'LogEntry',
      ]),
    )
    expect(schemas.NewSource).toMatchObject({
      additionalProperties: false,
      required: ['title', 'text'],
    })
    expect(schemas.NewOperation.oneOf).toHaveLength(schemas.Operation.oneOf.length)
    // What a client may leave out, an answer always has.
    const claimIn = ({ oneOf }: Json) =>
      oneOf.find(({ properties }: Json) => properties.kind.const === 'claim.create').properties
        .claim
    expect(claimIn(schemas.NewOperation).required).toEqual(['id', 'text'])
    expect(claimIn(schemas.Operation).required).toContain('quotes')
    expect(schemas.LogEntry.properties.effects.items.properties).toHaveProperty('before')
  })

  it('is readable at /api/docs, from this server alone', async () => {
    const page = await get('/api/docs')
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-type']).toMatch(/^text\/html/)
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/https?:|script-src[^;]*unsafe/)
    const links = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '')
    expect(links.length).toBeGreaterThan(3)
    for (const link of links) {
      const url = new URL(link, 'http://localhost/api/docs')
      expect(url.host).toBe('localhost')
      expect((await get(url.pathname)).statusCode, url.pathname).toBe(200)
    }
  })
})

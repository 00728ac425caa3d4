import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validate, ValidationSeverity } from 'dockerfile-utils'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readConfig } from '../../apps/server/src/config.ts'
import { ROOT } from '../../scripts/lib/run.mjs'
import { stagesOf } from './dockerfile.ts'

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

/** An image with a version, so that a build today and one in a year begin alike. */
const PINNED = /^[a-z0-9./-]+:\d+[.]\d+[a-z0-9.-]*$/

describe('Dockerfile', () => {
  const dockerfile = read('Dockerfile')
  const stages = stagesOf(dockerfile)
  const last = stages.at(-1)
  const valuesOf = (keyword: string) =>
    last?.instructions.filter((step) => step.keyword === keyword).map(({ text }) => text)

  it('has no fault that a linter sees', () => {
    expect(validate(dockerfile, { deprecatedMaintainer: ValidationSeverity.ERROR })).toEqual([])
  })

  it('is read by a linter that sees a fault', () => {
    expect(validate(dockerfile.replace('WORKDIR', 'WORKDIRS'))).not.toEqual([])
  })

  it('begins each stage with a pinned image or an earlier stage', () => {
    for (const [index, { from }] of stages.entries()) {
      const earlier = stages.slice(0, index).map(({ name }) => name)
      expect(earlier.includes(from) || PINNED.test(from), from).toBe(true)
    }
  })

  it('builds with the Node.js that .nvmrc names', () => {
    const images = stages.map(({ from }) => from).filter((from) => from.includes(':'))
    expect(new Set(images)).toEqual(new Set([`node:${read('.nvmrc').trim()}-bookworm-slim`]))
  })

  it('knows the manifest of every workspace, so that `npm ci` sees all of them', () => {
    const copied = stages.flatMap(({ instructions }) => instructions.map(({ text }) => text))
    const workspaces = ['packages', 'apps'].flatMap((parent) =>
      readdirSync(join(ROOT, parent)).map((name) => `${parent}/${name}`),
    )
    const unknown = workspaces.filter((path) => !copied.includes(`${path}/package.json ${path}/`))
    expect(unknown).toEqual([])
  })

  it('runs as an ordinary user, in production, and says when it is able to serve', () => {
    expect(valuesOf('USER')).toEqual(['node'])
    expect(valuesOf('ENV')).toContain('NODE_ENV=production')
    expect(valuesOf('HEALTHCHECK')).toEqual([expect.stringContaining('/api/readyz')])
    expect(valuesOf('CMD')).toEqual([expect.stringContaining('apps/server/dist/main.js')])
  })

  it('keeps what is on a developer’s disk and in no repository out of the image', () => {
    const ignored = read('.dockerignore').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.data', '.git', '**/node_modules']))
  })
})

const duration = z.string().regex(/^\d+(ms|s|m)$/)

/** The part of the Compose specification that is used here; a misspelt key is refused. */
const service = z.strictObject({
  build: z.string().optional(),
  image: z.string().regex(/:\d/),
  restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']),
  init: z.boolean().optional(),
  network_mode: z.literal('host').optional(),
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.literal('service_healthy') }))
    .optional(),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()).min(2),
      interval: duration,
      timeout: duration,
      retries: z.int().positive(),
      start_period: duration,
    })
    .optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
})

const composition = z.strictObject({
  name: z.string(),
  services: z.strictObject({ database: service, app: service, replica: service, proxy: service }),
  volumes: z.record(z.string(), z.null()),
})

describe('docker-compose.yml', () => {
  const text = read('docker-compose.yml')
  const { services, volumes } = composition.parse(parse(text, { merge: true }))

  it('refuses a misspelt key', () => {
    const misspelt = parse(text.replace('restart:', 'restrat:'), { merge: true })
    expect(composition.safeParse(misspelt).success).toBe(false)
  })

  it('pins the image of the database, and tells when it is ready', () => {
    expect(services.database.image).toMatch(PINNED)
    expect(services.database.healthcheck?.test).toContain('pg_isready')
    expect(services.app.depends_on).toEqual({ database: { condition: 'service_healthy' } })
  })

  it('declares every volume that it names', () => {
    const named = Object.values(services)
      .flatMap(({ volumes: mounts }) => mounts.map((mount) => mount.split(':')[0] ?? ''))
      .filter((name) => !name.startsWith('.'))
    expect(new Set(named)).toEqual(new Set(Object.keys(volumes)))
  })

  it('has no password of its own', () => {
    expect(services.database.environment['POSTGRES_PASSWORD']).toMatch(/^\$\{POSTGRES_PASSWORD:\?/)
    expect(services.app.environment['DATABASE_URL']).toContain(':${POSTGRES_PASSWORD:?')
    expect(read('.env.example')).toMatch(/^POSTGRES_PASSWORD=$/m)
  })

  it('opens nothing but the loopback address, as long as nobody sets it up for accounts', () => {
    expect(services.database.ports).toEqual(['127.0.0.1:${POSTGRES_PORT:-5432}:5432'])
    for (const { network_mode, ports } of [services.app, services.replica, services.proxy]) {
      expect(network_mode).toBe('host')
      expect(ports).toBeUndefined()
    }
    for (const { environment } of [services.app, services.replica]) {
      expect(environment).toMatchObject({ AUTH_MODE: '${AUTH_MODE:-personal}', HOST: '127.0.0.1' })
    }
    expect(services.proxy.environment['LISTEN']).toBe('${LISTEN:-http://127.0.0.1:4000}')
    expect(read('.env.example')).toMatch(/^LISTEN=http:\/\/127\.0\.0\.1:4000$/m)
    expect(read('.env.example')).toMatch(/^AUTH_MODE=personal$/m)
  })

  it('takes each of its servers’ settings as the server reads it', () => {
    const example = Object.entries(services.app.environment).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{[A-Z_]+(?::-([^}]*)|:\?[^}]*)\}/g, (_, given = 'secret') => given),
    ])
    const environment = Object.fromEntries(example) as Record<string, string>
    expect(readConfig(environment)).toMatchObject({ auth: { mode: 'personal' }, host: '127.0.0.1' })
    const forPeople = {
      ...environment,
      AUTH_MODE: 'accounts',
      BASE_URL: 'https://debate.example',
      AUTH_SECRET: 'a8Jk2mZq9PwX4vB7nC1rT6yL3sD5fG0h',
    }
    expect(readConfig(forPeople)).toMatchObject({
      auth: { mode: 'accounts', signUp: 'invited', trustedProxies: ['127.0.0.1'] },
    })
  })

  it('runs two servers that are one but for their port, behind a proxy that knows both', () => {
    const { environment: one, depends_on: _one, ...app } = services.app
    const { environment: other, depends_on: after, ...replica } = services.replica
    expect(replica).toEqual(app)
    expect({ ...other, PORT: one['PORT'] }).toEqual(one)
    // The first one alone makes the tables and loads the essays.
    expect(after).toEqual({ app: { condition: 'service_healthy' } })
    expect(services.proxy.environment['SERVERS']).toBe(
      `127.0.0.1:${one['PORT']} 127.0.0.1:${other['PORT']}`,
    )
    expect(services.proxy.image).toMatch(PINNED)
    const caddyfile = read('Caddyfile')
    const used = [...caddyfile.matchAll(/\{\$([A-Z]+)\}/g)].map(([, name]) => name)
    expect(new Set(used)).toEqual(new Set(Object.keys(services.proxy.environment)))
    // Without the delay a reload of the proxy would end every WebSocket at once.
    expect(caddyfile).toMatch(/reverse_proxy \{\$SERVERS\} \{[^}]*stream_close_delay \d+s[^}]*\}/)
    expect(caddyfile).toMatch(/health_uri \/api\/readyz/)
  })

  it('has an example of every variable that it reads', () => {
    const variables = new Set([...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name))
    const shown = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
    expect(new Set(shown)).toEqual(variables)
  })
})

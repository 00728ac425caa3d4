import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { ConfigError } from '../src/environment.ts'

describe('the environment', () => {
  it('may be empty', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      dataDir: path.resolve('.data'),
      databaseUrl: undefined,
      logLevel: 'warn',
      baseUrl: undefined,
      auth: { mode: 'personal' },
    })
  })

  it('takes an empty value for none', () => {
    expect(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '' })).toEqual(readConfig({}))
  })

  it.each([
    ['PORT', '0', { port: 0 }],
    ['PORT', '65535', { port: 65_535 }],
    ['HOST', '::1', { host: '::1' }],
    ['HOST', '[::1]', { host: '::1' }],
    ['HOST', 'localhost', { host: 'localhost' }],
    ['DATABASE_URL', 'postgres://u:p@h/d', { databaseUrl: 'postgres://u:p@h/d' }],
    ['AUTH_MODE', 'personal', {}],
    ['BASE_URL', 'http://localhost:8080/', { baseUrl: 'http://localhost:8080' }],
    ['LOG_LEVEL', 'debug', { logLevel: 'debug' }],
  ])('%s may be %s', (name, value, expected) => {
    expect(readConfig({ [name]: value })).toMatchObject(expected)
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['PORT', '1e3'],
    ['HOST', '0.0.0.0'],
    ['HOST', '192.168.1.4'],
    ['HOST', 'my host'],
    ['HOST', '127.0.0.1:4000'],
    ['HOST', '::'],
    ['AUTH_MODE', 'accounts'],
    ['AUTH_MODE', 'none'],
    ['DATA_DIR', 'a\0b'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'localhost:5432'],
    ['BASE_URL', '127.0.0.1:4000'],
    ['BASE_URL', 'http://127.0.0.1/app'],
    ['BASE_URL', 'https://counterpoint.example'],
    ['BASE_URL', 'javascript:alert(1)'],
    ['LOG_LEVEL', 'loud'],
  ])('%s must not be %j', (name, value) => {
    const read = () => readConfig({ [name]: value })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(new RegExp(`^${name} [^\n]*\\.$`))
  })

  const ACCOUNTS = {
    AUTH_MODE: 'accounts',
    BASE_URL: 'https://counterpoint.example',
    AUTH_SECRET: 'a8Jk2mZq9PwX4vB7nC1rT6yL3sD5fG0h',
  }

  it('has accounts where it says so, and wherever other machines can reach', () => {
    expect(readConfig(ACCOUNTS)).toMatchObject({
      baseUrl: 'https://counterpoint.example',
      auth: { mode: 'accounts', signUp: 'invited', trustedProxies: [], oidc: undefined },
    })
    const { AUTH_MODE: _, ...unsaid } = ACCOUNTS
    expect(readConfig({ ...unsaid, HOST: '0.0.0.0' }).auth.mode).toBe('accounts')
    expect(
      readConfig({ ...unsaid, TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16', HOST: '::' }),
    ).toMatchObject({
      auth: { trustedProxies: ['10.0.0.1', '10.1.0.0/16'] },
    })
  })

  it.each([
    ['AUTH_SECRET', undefined],
    ['AUTH_SECRET', 'short'],
    ['AUTH_SECRET', 'a'.repeat(40)],
    ['BASE_URL', 'http://counterpoint.example'],
    ['SIGN_UP', 'perhaps'],
    ['SMTP_URL', 'http://mail.example'],
    ['OIDC_ISSUER', 'https://id.example'],
    ['AUTH_MODE', undefined],
  ])('with accounts, %s must not be %j', (name, value) => {
    const read = () => readConfig({ ...ACCOUNTS, [name]: value })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(new RegExp(`${name}[^\n]*\\.$`))
  })

  it('never shows a password', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://me:secret@host/x' })).not.toThrow(/secret/)
  })
})

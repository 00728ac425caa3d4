import { createServer, type AddressInfo } from 'node:net'
import { signIn, signUp, type Role } from '@counterpoint/protocol'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { PageGuard } from './page-guard.ts'
import { ServerProcess } from './server-process.ts'

const PASSWORD = 'correct horse 7 battery'

/** A server that people sign in to; its address has to be known before it starts. */
export async function accountsServer(): Promise<ServerProcess> {
  const port = await freePort()
  return new ServerProcess({
    PORT: String(port),
    AUTH_MODE: 'accounts',
    BASE_URL: `http://127.0.0.1:${port}`,
    AUTH_SECRET: 'a8Jk2mZq9PwX4vB7nC1rT6yL3sD5fG0h',
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A person in a browser of their own, signed in. */
export interface Guest {
  readonly name: string
  readonly context: BrowserContext
  readonly page: Page
  readonly guard: PageGuard
  /** Calls the API as this person; fails unless it answers. */
  readonly ask: (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<unknown>
}

/** Signs up and in. The first one owns the workspace; `invitation` is the secret of a link. */
export async function guest(
  browser: Browser,
  address: string,
  name: string,
  invitation?: string,
): Promise<Guest> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const guard = new PageGuard(context, () => false)
  const ask: Guest['ask'] = async (method, path, data) => {
    const response = await context.request.fetch(`${address}/api${path}`, {
      method,
      ...(data ? { data } : {}),
      headers: { origin: address },
    })
    expect(response.ok(), await response.text()).toBe(true)
    return response.status() === 204 ? undefined : await response.json()
  }
  const email = `${name.toLowerCase()}@example.org`
  const body = { name, email, password: PASSWORD, ...(invitation ? { invitation } : {}) }
  await ask('POST', signUp.path, body)
  await ask('POST', signIn.path, { email, password: PASSWORD })
  return { name, context, page: await context.newPage(), guard, ask }
}

/** Somebody whom `by` lets into the first workspace. */
export async function invited(
  browser: Browser,
  address: string,
  by: Guest,
  name: string,
  role: Role,
): Promise<Guest> {
  const { link } = (await by.ask('POST', '/workspaces/personal/invitations', { role })) as {
    readonly link: string
  }
  return await guest(browser, address, name, link.split('#')[1])
}

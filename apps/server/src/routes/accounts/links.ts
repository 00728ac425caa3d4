import { assert, type MapId } from '@counterpoint/core'
import {
  createShareLink,
  forgetSharedMap,
  listSharedMaps,
  redeemShareLink,
} from '@counterpoint/protocol'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { FastifyInstance } from 'fastify'
import { MOST_VISITS, visitsIn } from '../../auth/accounts-gate.ts'
import type { AccountsParts } from '../../auth/accounts-parts.ts'
import { networkOf } from '../../auth/address.ts'
import { cookieOf, setCookie } from '../../auth/cookies.ts'
import { guessLimit, requireFew } from '../../auth/limits.ts'
import { hashOf, isSameHash, newSecret } from '../../auth/secrets.ts'
import { requireToo } from '../../policies/granted.ts'
import { presentSharedMap, presentShareLink } from '../../presenters/people.ts'
import { notFound, Refused } from '../../problem.ts'
import { serve } from '../../serve.ts'

/** How long a browser stays in without opening the link again, at most. */
const VISIT_S = 30 * 24 * 60 * 60
/** Compared with where there is no link, so that both take as long. */
const NO_HASH = hashOf('')

export async function linkRoutes(
  app: FastifyInstance,
  { accounts: parts }: { readonly accounts: AccountsParts },
): Promise<void> {
  const { storage, record, ids, clock, baseUrl, cookies } = parts
  const { accounts } = storage

  serve(app, createShareLink, async ({ params: { id: map }, body, granted, request, caller }) => {
    const workspace = await accounts.getWorkspace(granted.workspace)
    assert(workspace, 'The workspace of a map is there.')
    const mayLinksEdit = workspace.linksMayEdit
    requireToo(granted, 'map.share', { roles: [body.role], mayLinksEdit })
    await requireFew(accounts, guessLimit('links to', map, 50))
    const secret = newSecret()
    const { name, role, password, expiresInMinutes } = body
    const link = await accounts.createShareLink({
      id: ids(),
      map,
      name,
      role,
      secretHash: hashOf(secret),
      passwordHash: password === undefined ? null : await hashPassword(password),
      createdBy: granted.as.id ?? '',
      expiresAt:
        expiresInMinutes === null ? null : new Date(clock().getTime() + expiresInMinutes * 60_000),
    })
    await record(request, caller, {
      workspace: granted.workspace,
      action: 'share.create',
      object: { kind: 'share_link', id: link.id },
      result: 'ok',
      detail: { map, role },
    })
    return { ...presentShareLink(link), link: `${baseUrl}/s/${link.id}#${secret}` }
  })

  serve(app, redeemShareLink, async ({ body, caller, request, reply }) => {
    const network = networkOf(request.ip)
    await requireFew(accounts, guessLimit('share from', network, 100))
    const link = await accounts.findShareLink(body.link)
    const isRight = isSameHash(hashOf(body.secret), link?.secretHash ?? NO_HASH)
    if (!link || !isRight) {
      throw new Refused('not_found', 'This link is revoked, expired, or wrong; ask for another.')
    }
    if (link.passwordHash !== null) {
      if (body.password === undefined) throw passwordNeeded('This link asks for a password.')
      await requireFew(accounts, guessLimit(`share password from ${network}`, link.id, 10))
      await requireFew(accounts, guessLimit('share password', link.id, 100))
      const isOpen = await verifyPassword({ hash: link.passwordHash, password: body.password })
      if (!isOpen) throw passwordNeeded('This is not the password of this link.')
    }
    const shared = { map: link.map as MapId, role: link.role }
    if (caller.user) {
      await accounts.keepLinks(caller.user.id, [link.id])
      return shared
    }
    const token = newSecret()
    const latest = clock().getTime() + VISIT_S * 1000
    const ends = link.expiresAt === null ? latest : Math.min(latest, Date.parse(link.expiresAt))
    await accounts.addVisit({ tokenHash: hashOf(token), link: link.id, expiresAt: new Date(ends) })
    const visits = [...visitsIn(cookieOf(request, cookies.share)), token].slice(-MOST_VISITS)
    reply.header('set-cookie', setCookie(cookies, cookies.share, visits.join('.'), VISIT_S))
    return shared
  })

  serve(app, listSharedMaps, async ({ granted: user }) => ({
    items: (await accounts.listSharedMaps(user.id)).map(presentSharedMap),
    next: null,
  }))

  serve(app, forgetSharedMap, async ({ params: { map }, granted: user }) => {
    if (!(await accounts.forgetSharedMap(user.id, map))) throw notFound('shared map', map)
  })
}

const passwordNeeded = (detail: string): Refused => new Refused('wrong_password', detail)

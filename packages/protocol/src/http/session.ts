import { z } from 'zod'
import { mapActionSchema, workspaceActionSchema } from '../access.ts'
import { roleSchema } from '../role.ts'
import { accountIdSchema, emailSchema, nameSchema, passwordSchema, secretSchema } from './people.ts'
import { route } from './route.ts'

export const workspaceReply = z
  .object({
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    linksMayEdit: z.boolean(),
    abilities: z.array(workspaceActionSchema).describe('What you may do here.'),
  })
  .meta({ id: 'Workspace' })

export const sessionReply = z
  .object({
    mode: z.enum(['personal', 'accounts']),
    signUp: z.enum(['first', 'invited', 'open']).nullable().describe('Who may make an account.'),
    oidc: z.boolean().describe('Whether a provider of OpenID Connect signs people in.'),
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
    workspaces: z.array(workspaceReply),
    shared: z
      .array(z.object({ map: z.string(), role: roleSchema, abilities: z.array(mapActionSchema) }))
      .describe('Maps that share links let you see.'),
  })
  .meta({ id: 'Session' })

export const getSession = route({
  id: 'getSession',
  method: 'GET',
  path: '/session',
  tag: 'account',
  needs: 'anyone',
  summary: 'Who you are here, and what you may do.',
  reply: sessionReply,
  status: 200,
  errors: ['unavailable'],
})

export const signUp = route({
  id: 'signUp',
  method: 'POST',
  path: '/sign-up',
  tag: 'account',
  needs: 'anyone',
  only: 'accounts',
  summary:
    'Makes an account; sign in afterwards. The answer is the same where the address has one already. Where nobody has one yet, the first owns the workspace.',
  body: z
    .strictObject({
      name: nameSchema,
      email: emailSchema,
      password: passwordSchema,
      invitation: secretSchema.optional().describe('The secret of an invitation.'),
    })
    .meta({ id: 'NewAccount' }),
  status: 204,
  errors: [
    'malformed_body',
    'invalid_input',
    'password_refused',
    'sign_up_closed',
    'too_many_requests',
    'unavailable',
  ],
})

export const confirmEmail = route({
  id: 'confirmEmail',
  method: 'POST',
  path: '/confirm-email',
  tag: 'account',
  needs: 'anyone',
  only: 'accounts',
  summary: 'Confirms an address by the token that was mailed to it.',
  body: z.strictObject({ token: z.string().min(16).max(2048) }).meta({ id: 'EmailToken' }),
  status: 204,
  errors: ['malformed_body', 'invalid_input', 'not_found', 'too_many_requests', 'unavailable'],
})

export const signIn = route({
  id: 'signIn',
  method: 'POST',
  path: '/sign-in',
  tag: 'account',
  needs: 'anyone',
  only: 'accounts',
  summary: 'Signs in; the answer sets the session’s cookie.',
  body: z
    .strictObject({ email: emailSchema, password: passwordSchema })
    .meta({ id: 'Credentials' }),
  status: 204,
  errors: ['malformed_body', 'invalid_input', 'sign_in_failed', 'too_many_requests', 'unavailable'],
})

export const signOut = route({
  id: 'signOut',
  method: 'POST',
  path: '/sign-out',
  tag: 'account',
  needs: 'anyone',
  only: 'accounts',
  summary: 'Ends the session, and forgets the share links of this browser.',
  status: 204,
  errors: ['unavailable'],
})

export const requestReset = route({
  id: 'requestReset',
  method: 'POST',
  path: '/password-reset/request',
  tag: 'account',
  needs: 'anyone',
  only: 'accounts',
  summary: 'Mails a link for a new password, if the address has an account.',
  body: z.strictObject({ email: emailSchema }).meta({ id: 'ResetRequest' }),
  status: 204,
  errors: ['malformed_body', 'invalid_input', 'too_many_requests', 'unavailable'],
})

export const resetPassword = route({
  id: 'resetPassword',
  method: 'POST',
  path: '/password-reset',
  tag: 'account',
  needs: 'anyone',
  only: 'accounts',
  summary: 'Sets a new password by the token that was mailed, once, and ends every session.',
  body: z.strictObject({ token: secretSchema, password: passwordSchema }).meta({ id: 'Reset' }),
  status: 204,
  errors: [
    'malformed_body',
    'invalid_input',
    'not_found',
    'password_refused',
    'too_many_requests',
    'unavailable',
  ],
})

export const oidcStart = route({
  id: 'oidcStart',
  method: 'POST',
  path: '/oidc/start',
  tag: 'account',
  needs: 'anyone',
  only: 'accounts',
  summary: 'Begins a sign-in by the OpenID provider: go to `location`.',
  body: z.strictObject({ invitation: secretSchema.optional() }).meta({ id: 'OidcStart' }),
  reply: z.object({ location: z.string() }),
  status: 200,
  errors: ['malformed_body', 'invalid_input', 'too_many_requests', 'unavailable'],
})

export const oidcCallback = route({
  id: 'oidcCallback',
  method: 'GET',
  path: '/oidc/callback',
  tag: 'account',
  needs: 'anyone',
  only: 'accounts',
  summary:
    'Where the OpenID provider sends the browser back; it goes on to the page, to `/sign-in?problem=CODE` if it failed.',
  status: 302,
  errors: ['unavailable'],
})

const ownSession = z
  .object({
    id: z.string(),
    createdAt: z.iso.datetime(),
    usedAt: z.iso.datetime(),
    address: z.string().nullable().describe('The network: an IPv4 address, or an IPv6 /64.'),
    userAgent: z.string().nullable(),
    isCurrent: z.boolean(),
  })
  .meta({ id: 'OwnSession' })

export const listSessions = route({
  id: 'listSessions',
  method: 'GET',
  path: '/account/sessions',
  tag: 'account',
  needs: 'user',
  only: 'accounts',
  summary: 'Where you are signed in.',
  reply: z.object({ items: z.array(ownSession), next: z.null() }),
  status: 200,
  errors: ['unavailable'],
})

export const endSession = route({
  id: 'endSession',
  method: 'DELETE',
  path: '/account/sessions/:session',
  tag: 'account',
  needs: 'user',
  only: 'accounts',
  summary: 'Signs out elsewhere.',
  params: z.strictObject({ session: accountIdSchema }),
  status: 204,
  errors: ['invalid_input', 'not_found', 'unavailable'],
})

export const endOtherSessions = route({
  id: 'endOtherSessions',
  method: 'DELETE',
  path: '/account/sessions',
  tag: 'account',
  needs: 'user',
  only: 'accounts',
  summary: 'Signs out everywhere else.',
  status: 204,
  errors: ['unavailable'],
})

export const changePassword = route({
  id: 'changePassword',
  method: 'POST',
  path: '/account/password',
  tag: 'account',
  needs: 'user',
  only: 'accounts',
  summary: 'Changes the password and ends every other session.',
  body: z
    .strictObject({ current: passwordSchema, password: passwordSchema })
    .meta({ id: 'PasswordChange' }),
  status: 204,
  errors: [
    'malformed_body',
    'invalid_input',
    'wrong_password',
    'password_refused',
    'too_many_requests',
    'unavailable',
  ],
})

export const changeName = route({
  id: 'changeName',
  method: 'POST',
  path: '/account/name',
  tag: 'account',
  needs: 'user',
  only: 'accounts',
  summary: 'Changes the name by which others know you, also beside what you did before.',
  body: z.strictObject({ name: nameSchema }).meta({ id: 'NameChange' }),
  status: 204,
  errors: ['malformed_body', 'invalid_input', 'too_many_requests', 'unavailable'],
})

export const changeEmail = route({
  id: 'changeEmail',
  method: 'POST',
  path: '/account/email',
  tag: 'account',
  needs: 'user',
  only: 'accounts',
  summary:
    'Asks for another address: a link is mailed to it, and a notice to the old one. The answer is the same where the address has an account.',
  body: z
    .strictObject({ email: emailSchema, password: passwordSchema })
    .meta({ id: 'EmailChange' }),
  status: 204,
  errors: ['malformed_body', 'invalid_input', 'wrong_password', 'too_many_requests', 'unavailable'],
})

export const exportAccount = route({
  id: 'exportAccount',
  method: 'GET',
  path: '/account/export',
  tag: 'account',
  needs: 'user',
  only: 'accounts',
  summary: 'Everything kept about you, as a JSON file.',
  status: 200,
  errors: ['unavailable'],
})

export const deleteAccount = route({
  id: 'deleteAccount',
  method: 'POST',
  path: '/account/deletion',
  tag: 'account',
  needs: 'user',
  only: 'accounts',
  summary: 'Deletes your account; what you did to maps stays, by “a former member”.',
  body: z.strictObject({ password: passwordSchema }).meta({ id: 'AccountDeletion' }),
  status: 204,
  errors: [
    'malformed_body',
    'invalid_input',
    'wrong_password',
    'last_owner',
    'too_many_requests',
    'unavailable',
  ],
})

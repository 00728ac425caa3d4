import type { Mail } from './mailer.ts'

/** What the product writes to people. Links are made of the configured address alone. */
export interface Letters {
  readonly reset: (to: string, token: string) => Mail
  readonly confirm: (to: string, token: string) => Mail
  readonly invitation: (to: string, workspace: string, secret: string) => Mail
  readonly alreadyHere: (to: string) => Mail
  readonly passwordChanged: (to: string) => Mail
  readonly emailChange: (to: string) => Mail
}

export const invitationLink = (baseUrl: string, secret: string): string =>
  `${baseUrl}/invitation#${secret}`

export const resetLink = (baseUrl: string, token: string): string =>
  `${baseUrl}/reset-password#${token}`

/** Secrets stand behind the #, which browsers keep to themselves. */
export const lettersFrom = (baseUrl: string): Letters => ({
  reset: (to, token) => ({
    to,
    subject: 'A new password for Counterpoint',
    text:
      `Somebody, probably you, wants a new password for this address. To choose it, open\n\n` +
      `${resetLink(baseUrl, token)}\n\nThis works once, within 15 minutes. If it was not you, do nothing.`,
  }),
  confirm: (to, token) => ({
    to,
    subject: 'Confirm this address for Counterpoint',
    text: `To use this address, open\n\n${baseUrl}/confirm-email#${token}\n\nIf you did not ask for it, do nothing.`,
  }),
  invitation: (to, workspace, secret) => ({
    to,
    subject: `Invitation to “${oneLine(workspace)}” on Counterpoint`,
    text: `You are invited to the workspace “${oneLine(workspace)}”. To accept, open\n\n${invitationLink(baseUrl, secret)}`,
  }),
  alreadyHere: (to) => ({
    to,
    subject: 'You have an account at Counterpoint',
    text: `Somebody, perhaps you, wanted to make an account for this address, which has one. Sign in at\n\n${baseUrl}/sign-in`,
  }),
  passwordChanged: (to) => ({
    to,
    subject: 'Your password was changed',
    text: `The password of your account at ${baseUrl} was changed. If it was not you, ask for a new one at\n\n${baseUrl}/reset-password`,
  }),
  emailChange: (to) => ({
    to,
    subject: 'Your account gets another address',
    text: `Somebody who knows your password wants another e-mail address for your account at ${baseUrl}. If it was not you, change the password.`,
  }),
})

const oneLine = (name: string): string => name.replaceAll(/\s+/g, ' ')

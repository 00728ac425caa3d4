import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { AccountsAuth } from '../auth-config.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Sends mail behind the back of whoever asks, so that an answer does not tell whether there was any. */
export interface Mailer {
  readonly send: (mail: Mail) => void
  /** Finds out what to send, if anything, and sends it; nobody waits for that either. */
  readonly sendLater: (write: () => Promise<Mail | undefined>) => void
  /** Resolves when all that was given to it is sent or has failed. */
  readonly idle: () => Promise<void>
}

type Deliver = (mail: Mail) => Promise<void>

/** By SMTP where there is a server for it, else into files that the operator passes on. */
export function openMailer(
  { smtpUrl, mailFrom }: Pick<AccountsAuth, 'smtpUrl' | 'mailFrom'>,
  {
    dataDir,
    ids,
    onFailure,
  }: {
    readonly dataDir: string
    readonly ids: () => string
    readonly onFailure: (error: unknown) => void
  },
): Mailer {
  const deliver =
    smtpUrl === undefined
      ? intoFiles(path.join(dataDir, 'mail'), mailFrom, ids)
      : bySmtp(smtpUrl, mailFrom)
  const underWay = new Set<Promise<void>>()
  const sendLater = (write: () => Promise<Mail | undefined>): void => {
    const sending = write()
      .then((mail) => mail && deliver(mail))
      .catch(onFailure)
      .finally(() => underWay.delete(sending))
    underWay.add(sending)
  }
  return {
    send: (mail) => sendLater(async () => mail),
    sendLater,
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

const intoFiles =
  (directory: string, from: string, ids: () => string): Deliver =>
  async ({ to, subject, text }) => {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const content = `From: ${from}\nTo: ${to}\nSubject: ${subject}\n\n${text}\n`
    await writeFile(path.join(directory, `${ids()}.txt`), content, { mode: 0o600 })
  }

function bySmtp(smtpUrl: string, from: string): Deliver {
  const transport = import('nodemailer').then(({ createTransport }) => createTransport(smtpUrl))
  return async (mail) => {
    await (await transport).sendMail({ from, ...mail })
  }
}

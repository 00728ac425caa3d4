import { codePointLength } from '@counterpoint/core'

/** ASVS 6.2.1: at least 8; nothing is ever cut off, so far more are taken. Code points. */
const LEAST = 8
const MOST = 256

/** Of those who know the person: words that are tried first. */
interface Owner {
  readonly name: string
  readonly email: string
}

/** In lower case. Loaded when a password is first chosen: it is large. */
let common: Promise<ReadonlySet<string>> | undefined
const commonPasswords = (): Promise<ReadonlySet<string>> =>
  (common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map(String)),
  ))

/** Why `password` must not be `owner`'s, as a sentence; undefined if it may. */
export async function weaknessOf(password: string, owner?: Owner): Promise<string | undefined> {
  const length = codePointLength(password)
  if (length < LEAST) return `A password has at least ${LEAST} characters.`
  if (length > MOST) return `A password has at most ${MOST} characters.`
  const lower = password.normalize('NFKC').toLowerCase()
  if ((await commonPasswords()).has(lower) || new Set(lower).size < 4) {
    return 'This password is among those that are tried first; choose a less common one.'
  }
  const own = owner ? [owner.name, owner.email, owner.email.split('@')[0] ?? ''] : []
  if (own.some((word) => word.length >= 4 && lower === word.toLowerCase())) {
    return 'A password must not be the name or the address; choose another.'
  }
  return undefined
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, to be put into a link, a cookie or a key. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret. It has too many bits for a slow hash to be of use. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** In a time that does not depend on where they differ. */
export const isSameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

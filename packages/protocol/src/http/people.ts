import { textSchema } from '@counterpoint/core'
import { z } from 'zod'

/** Names of people, workspaces, keys and links: one line, in code points. */
export const nameSchema = textSchema({ max: 100 }).refine(
  (name) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name),
  'A name is one line.',
)

/** In NFKC and lower case, so that one address is one account. */
export const emailSchema = z
  .string()
  .max(254)
  .transform((email) => email.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email('An e-mail address, such as name@example.org.'))

/** As it comes, spaces included; what is too easy to guess is refused with `password_refused`. */
export const passwordSchema = z.string().max(1024)

/** A secret out of a link that was mailed or passed on. */
export const secretSchema = z.string().min(16).max(128)

export const accountIdSchema = z
  .string()
  .regex(
    /^(?!__proto__$)[\w-]{1,64}$/,
    'An id has 1 to 64 letters, digits, hyphens or underscores.',
  )

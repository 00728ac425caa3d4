/**
 * Who asks: a person, whoever holds a share link, a program with an API key, or, for the seed and
 * the migrations, the product itself, which has no id.
 */
export interface Subject {
  readonly kind: SubjectKind
  readonly id: string | null
}

export type SubjectKind = 'user' | 'share_link' | 'api_key' | 'system'

/** A subject with the name by which others know it. Never an e-mail address. */
export interface NamedSubject extends Subject {
  readonly name: string
}

/** The one owner of personal mode, who has no account. */
export const PERSONAL_OWNER = { kind: 'user', id: 'owner' } as const

import type { Accounts } from '@counterpoint/storage'
import { TooManyRequests } from '../problem.ts'

interface Limit {
  /** What is counted; whoever asks for the same is counted together. */
  readonly of: readonly string[]
  readonly most: number
  readonly windowS: number
}

const QUARTER_S = 15 * 60

/** Ten guesses at one account from one network; more from many networks, and over many accounts. */
export const signInLimits = (
  email: string,
  network: string,
  isKnownDevice: boolean,
): readonly Limit[] => [
  {
    of: isKnownDevice ? ['known device', email] : pairOf(email, network),
    most: 10,
    windowS: QUARTER_S,
  },
  ...(isKnownDevice
    ? []
    : [
        { of: ['sign-in from', network], most: 100, windowS: QUARTER_S },
        // Whoever has signed in here before is not kept out by others' guesses.
        { of: ['sign-in to', email], most: 50, windowS: QUARTER_S },
      ]),
]

export const pairOf = (email: string, network: string): readonly string[] => [
  'sign-in',
  email,
  network,
]

/** Anything else that could be guessed, or that makes mail or accounts. */
export const guessLimit = (what: string, whose: string, most: number): readonly Limit[] => [
  { of: [what, whose], most, windowS: QUARTER_S },
]

/** Counts an attempt. @throws TooManyRequests when there were too many */
export async function requireFew(
  accounts: Pick<Accounts, 'countAttempt'>,
  limits: readonly Limit[],
): Promise<void> {
  for (const { of, most, windowS } of limits) {
    const { count, endsInS } = await accounts.countAttempt(keyOf(of), windowS)
    if (count > most) throw new TooManyRequests(endsInS)
  }
}

export const keyOf = (of: readonly string[]): string => of.join('\n')

/** Names and numbers of AIFdb for steps that name no scheme. */
export const DEFAULTS = {
  RA: { name: 'Default Inference', id: '72' },
  CA: { name: 'Default Conflict', id: '71' },
  MA: { name: 'Default Rephrase', id: '144' },
  asserting: { name: 'Asserting', id: '74' },
} as const

/** Numbers that AIFdb gives to schemes, by the names in its corpora without spaces. */
const NUMBERS: Readonly<Record<string, string>> = {
  Analogy: '1',
  CauseToEffect: '4',
  CorrelationToCause: '5',
  Commitment: '6',
  Example: '14',
  ExpertOpinion: '15',
  FalsificationOfHypothesis: '16',
  FearAppeal: '17',
  Ignorance: '19',
  InconsistentCommitment: '20',
  PopularOpinion: '23',
  PopularPractice: '25',
  PositionToKnow: '26',
  PracticalReasoning: '28',
  Sign: '30',
  VerbalClassification: '31',
  ModusPonens: '35',
  EstablishedRule: '61',
  ExceptionalCase: '62',
  ArgumentFromAuthority: '160',
  Adhominem: '172',
}

/** AIFdb's number of the scheme called `name`, in either of its spellings. */
export const schemeNumber = (name: string): string | undefined => {
  const key = name.replaceAll(' ', '')
  return Object.hasOwn(NUMBERS, key) ? NUMBERS[key] : undefined
}

const NAMES = new Map(Object.entries(NUMBERS).map(([name, number]) => [number, name]))

/** The name of the scheme that AIFdb numbers so; undefined for its defaults and what it has not told. */
export const schemeName = (number: string): string | undefined => NAMES.get(number)

const BARE = new Set<string>(['RA', 'CA', '', DEFAULTS.RA.name, DEFAULTS.CA.name])

/** The scheme that a node names; null where it only says what kind of node it is. */
export const schemeOf = (named: string | undefined, text: string): string | null => {
  const name = named ?? text
  return BARE.has(name.trim()) ? null : name
}

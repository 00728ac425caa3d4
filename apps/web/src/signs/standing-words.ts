import type { Reading } from '@counterpoint/core'

/** The two readings, with what each takes for granted. */
export const READINGS: readonly {
  readonly reading: Reading
  readonly name: string
  readonly sentence: string
}[] = [
  { reading: 'debate', name: 'Debate', sentence: 'What nobody answers stands' },
  {
    reading: 'evidence',
    name: 'Evidence',
    sentence: 'Only what a source says stands by itself',
  },
]

/** Which standings are shown, with what they mean. */
export const SEMANTICS = [
  {
    semantics: 'grounded',
    name: 'Beyond dispute',
    sentence: 'What stands whatever side one takes (grounded).',
  },
  {
    semantics: 'preferred',
    name: 'Camps',
    sentence: 'One way to hold as much as can be held together (preferred).',
  },
  {
    semantics: 'stable',
    name: 'Stable',
    sentence: 'Camps that take a side on everything, on grounds of their own.',
  },
] as const

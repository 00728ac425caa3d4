import {
  aClaim,
  anAudience,
  anEquivalence,
  anInference,
  aPosition,
  aQuote,
  aSource,
  aTension,
  mapAfter,
} from '../../testing/index.ts'
import type { OperationInput, OperationKind } from '../../operation/operation.ts'

/** Ids that no word of the debate contains, so that an id in a sentence is seen. */
export const debate = mapAfter([
  { kind: 'source.add', source: aSource('sou1', { title: 'Wires' }) },
  { kind: 'source.add', source: aSource('sou2', { title: 'Shadows' }) },
  { kind: 'quote.add', quote: aQuote('quo1', { source: 'sou1' }) },
  { kind: 'quote.add', quote: aQuote('quo2', { source: 'sou1', exact: 'words of' }) },
  ...Object.entries({
    cla1: 'Talks go on.',
    cla2: 'Peace is near.',
    cla3: 'Nobody shoots.',
    cla4: 'Talks are theatre.',
  }).map(([id, text]) => ({
    kind: 'claim.create' as const,
    claim: aClaim(id, { text, quotes: id === 'cla1' ? ['quo1'] : [] }),
  })),
  {
    kind: 'inference.create',
    inference: anInference('inf1', { premises: ['cla1', 'cla3'], target: { claim: 'cla2' } }),
  },
  {
    kind: 'inference.create',
    inference: anInference('inf2', {
      premises: ['cla4'],
      polarity: 'against',
      target: { inference: 'inf1' },
    }),
  },
  {
    kind: 'equivalence.create',
    equivalence: anEquivalence('equ1', { claims: ['cla1', 'cla3'] }),
  },
  { kind: 'tension.create', tension: aTension('ten1', { claims: ['cla1', 'cla4'] }) },
  {
    kind: 'position.create',
    position: aPosition('pos1', {
      title: 'De-escalation',
      commitments: [{ claim: 'cla1', attitude: 'asserted' }],
    }),
  },
  { kind: 'audience.create', audience: anAudience('aud1', { given: ['cla2'] }) },
])

/** For every kind: an operation on the debate, and the sentence that tells it. */
export const EXAMPLES: Readonly<
  Record<OperationKind, readonly (readonly [OperationInput, string])[]>
> = {
  'map.edit': [
    [{ kind: 'map.edit', changes: { title: 'Oman' } }, 'Ann named the map “Oman”.'],
    [
      { kind: 'map.edit', changes: { title: 'Oman', question: '' } },
      'Ann named the map “Oman” and removed the question.',
    ],
    [{ kind: 'map.edit', changes: { question: 'Why talk?' } }, 'Ann asked “Why talk?”.'],
  ],
  'source.add': [
    [
      { kind: 'source.add', source: aSource('sou3', { title: 'A dance' }) },
      'Ann added the source “A dance”.',
    ],
  ],
  'source.remove': [
    [{ kind: 'source.remove', source: 'sou2' }, 'Ann removed the source “Shadows”.'],
  ],
  'quote.add': [
    [
      { kind: 'quote.add', quote: aQuote('quo3', { source: 'sou1', exact: 'words of a' }) },
      'Ann quoted “words of a” from “Wires”.',
    ],
  ],
  'quote.remove': [[{ kind: 'quote.remove', quote: 'quo1' }, 'Ann removed the quote “words”.']],
  'claim.create': [
    [
      { kind: 'claim.create', claim: aClaim('cla9', { text: 'Money talks.' }) },
      'Ann put forward “Money talks”.',
    ],
  ],
  'claim.edit': [
    [
      { kind: 'claim.edit', claim: 'cla1', changes: { text: 'Talks continue.' } },
      'Ann reworded “Talks go on” as “Talks continue”.',
    ],
    [
      { kind: 'claim.edit', claim: 'cla1', changes: { given: true, attributedTo: 'Zoë Ω' } },
      'Ann marked “Talks go on” as given and attributed “Talks go on” to Zoë Ω.',
    ],
    [
      { kind: 'claim.edit', claim: 'cla1', changes: { note: 'See Oman.', implicit: true } },
      'Ann marked “Talks go on” as implicit and wrote a note on “Talks go on”.',
    ],
  ],
  'claim.attachQuote': [
    [
      { kind: 'claim.attachQuote', claim: 'cla2', quote: 'quo2' },
      'Ann put the quote “words of” under “Peace is near”.',
    ],
  ],
  'claim.detachQuote': [
    [
      { kind: 'claim.detachQuote', claim: 'cla1', quote: 'quo1' },
      'Ann took the quote “words” from “Talks go on”.',
    ],
  ],
  'claim.merge': [
    [
      { kind: 'claim.merge', from: 'cla1', into: 'cla4' },
      'Ann merged “Talks go on” into “Talks are theatre”.',
    ],
  ],
  'claim.delete': [
    [
      { kind: 'claim.delete', claim: 'cla4' },
      'Ann deleted “Talks are theatre”, and an inference with it.',
    ],
    [
      { kind: 'claim.delete', claim: 'cla2' },
      'Ann deleted “Peace is near”, and 2 inferences with it.',
    ],
  ],
  'inference.create': [
    [
      {
        kind: 'inference.create',
        inference: anInference('inf9', { premises: ['cla1', 'cla3'], target: { claim: 'cla4' } }),
      },
      'Ann supported “Talks are theatre” with “Talks go on” and “Nobody shoots”.',
    ],
    [
      {
        kind: 'inference.create',
        inference: anInference('inf9', {
          premises: ['cla4'],
          polarity: 'against',
          target: { claim: 'cla2' },
        }),
      },
      'Ann rebutted “Peace is near” with “Talks are theatre”.',
    ],
    [
      {
        kind: 'inference.create',
        inference: anInference('inf9', { premises: ['cla4'], target: { inference: 'inf1' } }),
      },
      'Ann backed the step from “Talks go on” and “Nobody shoots” to “Peace is near” with “Talks are theatre”.',
    ],
    [
      {
        kind: 'inference.create',
        inference: anInference('inf9', {
          premises: ['cla2'],
          polarity: 'against',
          target: { inference: 'inf1' },
        }),
      },
      'Ann undercut the step from “Talks go on” and “Nobody shoots” to “Peace is near” with “Peace is near”.',
    ],
  ],
  'inference.edit': [
    [
      { kind: 'inference.edit', inference: 'inf1', changes: { warrant: 'Talk stops guns.' } },
      'Ann gave the support of “Peace is near” by “Talks go on” and “Nobody shoots” a warrant.',
    ],
    [
      { kind: 'inference.edit', inference: 'inf1', changes: { polarity: 'against' } },
      'Ann turned the step from “Talks go on” and “Nobody shoots” to “Peace is near” into one against it.',
    ],
    [
      { kind: 'inference.edit', inference: 'inf1', changes: { scheme: 'expert-opinion' } },
      'Ann called the support of “Peace is near” by “Talks go on” and “Nobody shoots” “Expert opinion”.',
    ],
  ],
  'inference.retarget': [
    [
      {
        kind: 'inference.retarget',
        inference: 'inf1',
        premises: ['cla3'],
        target: { claim: 'cla4' },
      },
      'Ann made “Nobody shoots” bear on “Talks are theatre”.',
    ],
  ],
  'inference.delete': [
    [
      { kind: 'inference.delete', inference: 'inf1' },
      'Ann deleted the support of “Peace is near” by “Talks go on” and “Nobody shoots”, and an inference with it.',
    ],
  ],
  'equivalence.create': [
    [
      {
        kind: 'equivalence.create',
        equivalence: anEquivalence('equ9', { claims: ['cla2', 'cla3'] }),
      },
      'Ann said that “Peace is near” and “Nobody shoots” say the same.',
    ],
  ],
  'equivalence.delete': [
    [
      { kind: 'equivalence.delete', equivalence: 'equ1' },
      'Ann took back that “Talks go on” and “Nobody shoots” say the same.',
    ],
  ],
  'tension.create': [
    [
      { kind: 'tension.create', tension: aTension('ten9', { claims: ['cla2', 'cla4'] }) },
      'Ann noted a tension between “Peace is near” and “Talks are theatre”.',
    ],
  ],
  'tension.edit': [
    [
      { kind: 'tension.edit', tension: 'ten1', rationale: 'In scope.' },
      'Ann explained a tension anew: “In scope”.',
    ],
  ],
  'tension.delete': [
    [
      { kind: 'tension.delete', tension: 'ten1' },
      'Ann removed the tension between “Talks go on” and “Talks are theatre”.',
    ],
  ],
  'position.create': [
    [
      { kind: 'position.create', position: aPosition('pos9', { title: 'Neither' }) },
      'Ann added the position “Neither”.',
    ],
  ],
  'position.edit': [
    [
      { kind: 'position.edit', position: 'pos1', changes: { title: 'Thaw', thesis: 'cla2' } },
      'Ann renamed the position “De-escalation” to “Thaw” and made “Peace is near” the thesis of “Thaw”.',
    ],
    [
      { kind: 'position.edit', position: 'pos1', changes: { color: 'plum', statement: 'So.' } },
      'Ann restated “De-escalation” and gave “De-escalation” another colour.',
    ],
  ],
  'position.commit': [
    [
      { kind: 'position.commit', position: 'pos1', claim: 'cla4', attitude: 'denied' },
      'Ann noted that “De-escalation” denies “Talks are theatre”.',
    ],
  ],
  'position.withdraw': [
    [
      { kind: 'position.withdraw', position: 'pos1', claim: 'cla1' },
      'Ann noted that “De-escalation” is not committed to “Talks go on”.',
    ],
  ],
  'position.delete': [
    [{ kind: 'position.delete', position: 'pos1' }, 'Ann deleted the position “De-escalation”.'],
  ],
  'audience.create': [
    [
      { kind: 'audience.create', audience: anAudience('aud9', { given: ['cla1'] }) },
      'Ann described the audience “Audience aud9”.',
    ],
  ],
  'audience.edit': [
    [
      { kind: 'audience.edit', audience: 'aud1', changes: { title: 'Doves' } },
      'Ann renamed the audience “Audience aud1” to “Doves”.',
    ],
    [
      { kind: 'audience.edit', audience: 'aud1', changes: { switches: { given: ['cla2'] } } },
      'Ann changed what the audience “Audience aud1” takes for granted.',
    ],
  ],
  'audience.delete': [
    [{ kind: 'audience.delete', audience: 'aud1' }, 'Ann deleted the audience “Audience aud1”.'],
  ],
  'placement.set': [
    [
      { kind: 'placement.set', placements: [{ of: 'cla1', at: { x: 1, y: 1 } }] },
      'Ann moved the card “Talks go on”.',
    ],
    [
      {
        kind: 'placement.set',
        placements: ['cla1', 'inf1', 'cla3'].map((of) => ({ of, at: { x: 1, y: 1 } })),
      },
      'Ann moved 3 cards.',
    ],
  ],
  restore: [
    [
      {
        kind: 'restore',
        effects: [
          {
            entity: 'tension',
            id: 'ten1',
            before: { ...debate.tensions.get('ten1' as never)! },
            after: null,
          },
          {
            entity: 'claim',
            id: 'cla2',
            before: { text: 'Peace is near.' },
            after: { text: 'Peace!' },
          },
        ],
      },
      'Ann took back a tension and took back changes of “Peace!”.',
    ],
  ],
  batch: [
    [
      {
        kind: 'batch',
        operations: [
          { kind: 'source.add', source: aSource('sou3') },
          { kind: 'quote.add', quote: aQuote('quo3', { source: 'sou3' }) },
          {
            kind: 'claim.create',
            claim: aClaim('cla9', { text: 'It is a show.', quotes: ['quo3'] }),
          },
          {
            kind: 'inference.create',
            inference: anInference('inf9', {
              premises: ['cla9'],
              polarity: 'against',
              target: { claim: 'cla2' },
            }),
          },
          { kind: 'placement.set', placements: [{ of: 'cla9', at: { x: 0, y: 0 } }] },
        ],
      },
      'Ann rebutted “Peace is near” with “It is a show”.',
    ],
    [
      {
        kind: 'batch',
        operations: ['cla1', 'cla2', 'cla3', 'cla4'].map((claim) => ({
          kind: 'claim.edit' as const,
          claim,
          changes: { given: true },
        })),
      },
      'Ann marked “Talks go on” as given, marked “Peace is near” as given and made 2 more changes.',
    ],
  ],
}

import type { z } from 'zod'
import { apply } from '../operation/apply.ts'
import { operationSchema, type Operation, type OperationInput } from '../operation/operation.ts'
import { emptyMap, type ArgumentMap } from '../model/argument-map.ts'
import { audienceSchema, type Audience } from '../model/audience.ts'
import { claimSchema, type Claim } from '../model/claim.ts'
import { equivalenceSchema, type Equivalence } from '../model/equivalence.ts'
import { mapIdSchema } from '../model/id.ts'
import { inferenceSchema, type Inference } from '../model/inference.ts'
import { positionSchema, type Position } from '../model/position.ts'
import { quoteSchema, type Quote } from '../model/quote.ts'
import { sourceSchema, type Source } from '../model/source.ts'
import { tensionSchema, type Tension } from '../model/tension.ts'
import { codePointLength } from '../unicode/code-points.ts'
import { sha256Of } from './texts.ts'

/** Fields of an example record; ids are plain strings, the rest is the least it can have. */
type Given<S extends z.ZodType> = Readonly<Partial<z.input<S>>>

export const aClaim = (id = 'c1', given: Given<typeof claimSchema> = {}): Claim =>
  claimSchema.parse({
    id,
    text: `Claim ${id} holds.`,
    quotes: [],
    implicit: false,
    attributedTo: null,
    given: false,
    note: null,
    ...given,
  })

/** Without premises or target given: from claim c1 for claim c2. */
export const anInference = (id = 'i1', given: Given<typeof inferenceSchema> = {}): Inference =>
  inferenceSchema.parse({
    id,
    polarity: 'for',
    premises: ['c1'],
    target: { claim: 'c2' },
    scheme: null,
    warrant: null,
    rationale: null,
    ...given,
  })

/** A quote from the start of source s1, as long as its words. */
export const aQuote = (id = 'q1', given: Given<typeof quoteSchema> = {}): Quote => {
  const exact = given.exact ?? 'words'
  return quoteSchema.parse({
    id,
    source: 's1',
    start: 0,
    end: codePointLength(exact),
    exact,
    prefix: '',
    suffix: '',
    ...given,
  })
}

export const aSource = (
  id = 's1',
  given: Given<typeof sourceSchema> = {},
  text = 'words of a source',
): Source =>
  sourceSchema.parse({
    id,
    title: `Source ${id}`,
    citation: { author: null, publication: null, date: null, url: null },
    language: 'en',
    sha256: sha256Of(text),
    ...given,
  })

export const aPosition = (id = 'p1', given: Given<typeof positionSchema> = {}): Position =>
  positionSchema.parse({
    id,
    title: `Position ${id}`,
    statement: '',
    thesis: null,
    color: null,
    commitments: [],
    ...given,
  })

export const anAudience = (
  id = 'a1',
  switches: Partial<z.input<typeof audienceSchema>['switches']> = {},
): Audience =>
  audienceSchema.parse({
    id,
    title: `Audience ${id}`,
    switches: {
      claims: [],
      inferences: [],
      quotes: [],
      sources: [],
      positions: [],
      given: [],
      ...switches,
    },
  })

export const aTension = (id = 't1', given: Given<typeof tensionSchema> = {}): Tension =>
  tensionSchema.parse({ id, claims: ['c1', 'c2'], rationale: 'They differ in time.', ...given })

export const anEquivalence = (
  id = 'e1',
  given: Given<typeof equivalenceSchema> = {},
): Equivalence => equivalenceSchema.parse({ id, claims: ['c1', 'c2'], rationale: null, ...given })

export const anEmptyMap = (id = 'm1'): ArgumentMap =>
  emptyMap(mapIdSchema.parse(id), 'A map', 'What holds?')

/** An operation as a client writes it, parsed. */
export const anOperationOf = (input: OperationInput): Operation => operationSchema.parse(input)

/** `start` after all of `operations`; throws the first violation, since an example must apply. */
export const mapAfter = (
  operations: readonly OperationInput[],
  start: ArgumentMap = anEmptyMap(),
): ArgumentMap =>
  operations.reduce((map, input) => {
    const result = apply(map, anOperationOf(input))
    if (!result.ok) throw new Error(`${result.error.rule}: ${result.error.message}`)
    return result.value.map
  }, start)

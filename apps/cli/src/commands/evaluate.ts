import {
  judge,
  SEMANTICS,
  type CampsJudgement,
  type GradualJudgement,
  type GroundedJudgement,
  type Judgement,
  type Semantics,
} from '@counterpoint/core/semantics'
import type { ArgumentMap, ClaimId, InferenceId } from '@counterpoint/core'
import { openExchange } from '@counterpoint/exchange'
import { EXIT } from '../exit.ts'
import { oneOf, parsed } from '../parsed.ts'
import { readOrExplain } from '../read-map.ts'
import { READINGS } from '../readings.ts'

/** `evaluate FILE [--semantics S] [--reading R] [--json] [--from FORMAT]` */
export async function evaluate(words: readonly string[]): Promise<number> {
  const { file, values } = parsed(words, {
    semantics: { type: 'string', default: 'grounded' },
    reading: { type: 'string', default: 'debate' },
    json: { type: 'boolean', default: false },
    from: { type: 'string' },
  })
  const semantics = oneOf('--semantics', SEMANTICS, values.semantics)
  const reading = oneOf('--reading', READINGS, values.reading)
  const read = await readOrExplain(openExchange(), file, values.from)
  if (!read) return EXIT.problems
  const judgement = judge(read.map, semantics, { reading })
  console.log(
    values.json
      ? JSON.stringify({ reading, ...judgement }, null, 2)
      : textOf(read.map, semantics, judgement),
  )
  return EXIT.ok
}

function textOf(map: ArgumentMap, semantics: Semantics, judgement: Judgement): string {
  const lines = linesOf(map, judgement)
  return [`${map.title}: ${TITLES[semantics]}`, ...lines].join('\n')
}

const TITLES: Readonly<Record<Semantics, string>> = {
  grounded: 'what stands beyond dispute',
  preferred: 'the camps that can be held',
  stable: 'the camps that take a side on everything',
  gradual: 'how strong each claim is, from 0 to 1',
}

function linesOf(map: ArgumentMap, judgement: Judgement): readonly string[] {
  switch (judgement.semantics) {
    case 'grounded':
      return groundedLines(map, judgement)
    case 'preferred':
    case 'stable':
      return campLines(map, judgement)
    case 'gradual':
      return gradualLines(map, judgement)
  }
}

function groundedLines(map: ArgumentMap, { claims, cutShort }: GroundedJudgement): string[] {
  const told = (['in', 'undecided', 'out'] as const).flatMap((standing) => {
    const those = claims.filter((claim) => claim.standing === standing)
    if (those.length === 0) return []
    return [
      '',
      `${standing.toUpperCase()} (${those.length})`,
      ...those.flatMap(({ id, reason }) => [
        `  ${wordsOf(map, id)}`,
        ...(reason ? [`      ${reason.sentence}`] : []),
      ]),
    ]
  })
  return [...told, ...(cutShort === null ? [] : ['', 'Not every reason was looked for.'])]
}

function campLines(map: ArgumentMap, judgement: CampsJudgement): string[] {
  const { count, camps, claims, cutShort, semantics } = judgement
  const those = (accepts: (claim: CampsJudgement['claims'][number]) => boolean): string[] =>
    claims.filter(accepts).map(({ id }) => `  ${wordsOf(map, id)}`)
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `${title} (${lines.length})`, ...lines]
  return [
    count === 0 && cutShort === null
      ? `There is no ${semantics} camp: every way to take a side on everything contradicts itself.`
      : `${count ?? 'More than a number can count'} ${count === 1 ? 'camp' : 'camps'}${
          cutShort === null ? '.' : ` found, and the search was cut short (${cutShort}).`
        }`,
    ...part(
      'EVERY CAMP ACCEPTS',
      those(({ sceptical }) => sceptical === true),
    ),
    ...part(
      'SOME CAMP ACCEPTS',
      those(({ credulous, sceptical }) => credulous === true && sceptical !== true),
    ),
    ...part(
      'NO CAMP ACCEPTS',
      those(({ credulous }) => credulous === false),
    ),
    ...part(
      'UNDETERMINED',
      those(({ credulous }) => credulous === null),
    ),
    ...camps.flatMap((camp, index) =>
      camps.length < 2
        ? []
        : part(
            `CAMP ${index + 1}, beyond what all share`,
            camp.in
              .filter((id) => map.claims.has(id as ClaimId))
              .map((id) => `  ${wordsOf(map, id)}`),
          ),
    ),
  ]
}

function gradualLines(map: ArgumentMap, { claims, convergence }: GradualJudgement): string[] {
  const { hasConverged, rounds, residual } = convergence
  const rest = hasConverged
    ? `Circles came to rest after ${rounds} rounds at most.`
    : `Some circles did not come to rest in ${rounds} rounds; they still moved by ${residual}. Those strengths are marked ~.`
  return [
    ...(rounds === 0 ? [] : [rest]),
    '',
    ...claims
      .toSorted((a, b) => b.strength - a.strength)
      .map(
        ({ id, strength, isSettled }) =>
          `  ${strength.toFixed(3)}${isSettled ? ' ' : '~'} ${wordsOf(map, id)}`,
      ),
  ]
}

const wordsOf = (map: ArgumentMap, id: ClaimId | InferenceId): string =>
  map.claims.get(id as ClaimId)!.text.replaceAll(/\s+/g, ' ')

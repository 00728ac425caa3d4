import type { ArgumentMap } from '../../model/argument-map.ts'
import type { InferenceId } from '../../model/id.ts'
import { roleOf, type InferenceRole } from '../../query/roles.ts'
import type { Evaluation } from '../evaluation.ts'
import { reasonSentence } from '../reason-sentence.ts'
import { reasonOf } from '../reasons.ts'
import type { Standing } from '../standing.ts'
import type { Answer, Clash, Evidence } from './clash.ts'
import { cited, counted, listed, said, sentence, titleOf, wrapped } from './words.ts'

/** Turns that are told in full; what comes after is counted. */
const TURNS_TOLD = 2
/** Quotes shown under one claim. */
const QUOTES_SHOWN = 2

/** One clash: the attack, its evidence, what is made of it in turn, and how that leaves it. */
export function exchangeText(evaluation: Evaluation, clash: Clash): string {
  const { map } = evaluation
  const { attack, attacker, defender, answers, evidence } = clash
  const attacks = sentence(`${titleOf(map, attacker)} ${VERB[clash.kind]}: ${drawn(map, attack)}`)
  return [
    wrapped(attacks, '   '),
    ...rationaleOf(map, attack, '     '),
    ...evidenceLines(map, evidence.attacking),
    ...against(map, clash),
    ...answers.flatMap((answer) => answerLines(map, answer, 1)),
    ...(answers.length === 0
      ? [wrapped(`${titleOf(map, defender)} makes no answer.`, '     ')]
      : []),
    ...availableLines(map, clash),
    wrapped(verdictOf(evaluation, clash), '   → ', '     '),
  ].join('\n')
}

const VERB: Readonly<Record<Clash['kind'], string>> = {
  rebuttal: 'says against it',
  undermining: 'takes it away as a premise',
  undercut: 'says that the step to it does not hold',
}

/** The premises of an inference, which is what a person says when drawing it. */
export const drawn = (map: ArgumentMap, id: InferenceId): string =>
  listed(map.inferences.get(id)!.premises.map((premise) => said(map, premise)))

function rationaleOf(map: ArgumentMap, id: InferenceId, indent: string): string[] {
  const { rationale } = map.inferences.get(id)!
  return rationale === null ? [] : [wrapped(`Why: ${rationale}`, indent)]
}

function evidenceLines(map: ArgumentMap, evidence: readonly Evidence[]): string[] {
  return evidence.flatMap(({ claim, quotes }) => {
    if (map.claims.get(claim)!.implicit) return []
    if (quotes.length === 0) return [wrapped(`No quote under ${said(map, claim)}`, '     ')]
    const more = quotes.length - QUOTES_SHOWN
    return [
      ...quotes
        .slice(0, QUOTES_SHOWN)
        .map((quote) => wrapped(cited(map, quote), '     · ', '       ')),
      ...(more > 0 ? [`       and ${counted(more, 'more quote')}`] : []),
    ]
  })
}

/** The step that an undercut hits, and its evidence; a rebutted claim heads its group already. */
function against(map: ArgumentMap, { attack, evidence }: Clash): string[] {
  const { target } = map.inferences.get(attack)!
  if ('claim' in target) return []
  const step = sentence(`The step it hits: from ${drawn(map, target.inference)}`)
  return [wrapped(step, '     '), ...evidenceLines(map, evidence.attacked)]
}

const ANSWER_VERB: Readonly<Record<InferenceRole, string>> = {
  rebuttal: 'denies its premise',
  undercut: 'says that this does not follow',
  support: 'supports',
  backing: 'backs',
}

function answerLines(map: ArgumentMap, answer: Answer, turn: number): string[] {
  const { inference, by, standing, rejoinders, isRepeated } = answer
  const indent = '     '.padEnd(3 + 2 * turn + 2)
  const verb = ANSWER_VERB[roleOf(map.inferences.get(inference)!)]
  const turnOf = turn === 1 ? '' : 'in turn '
  const line = `${titleOf(map, by)} ${turnOf}${verb}: ${drawn(map, inference)} [${STANDS[standing]}${
    isRepeated ? ', as above' : ''
  }]`
  const further = rejoinders.flatMap((reply) =>
    turn < TURNS_TOLD ? answerLines(map, reply, turn + 1) : [],
  )
  const untold = turn < TURNS_TOLD ? 0 : countOf(rejoinders)
  const more = untold > 0 ? [`${indent}  … and ${counted(untold, 'more turn')}`] : []
  return [wrapped(line, `${indent}– `, `${indent}  `), ...further, ...more]
}

const countOf = (answers: readonly Answer[]): number =>
  answers.reduce((sum, { rejoinders }) => sum + 1 + countOf(rejoinders), 0)

/** A standing as one says it of what was said. */
export const STANDS: Readonly<Record<Standing, string>> = {
  in: 'stands',
  out: 'falls',
  undecided: 'not settled',
}

function availableLines(map: ArgumentMap, { available, defender }: Clash): string[] {
  return available.map((id) =>
    wrapped(`${titleOf(map, defender)} could say: ${drawn(map, id)}`, '     ', '       '),
  )
}

/** How the exchange leaves the attack and the claim, for whoever has to speak next. */
function verdictOf(
  evaluation: Evaluation,
  { attack, state, standing, defender, turnsOn }: Clash,
): string {
  const side = titleOf(evaluation.map, defender)
  const isUnhurt = standing === 'in' && evaluation.of(turnsOn) === 'in'
  const fall = standing === 'out' && state !== 'answered' ? ` ${fallOf(evaluation, attack)}` : ''
  const after = isUnhurt ? ' The claim stands all the same, on another line.' : fall
  switch (state) {
    case 'dropped':
      return `Dropped. ${DROPPED[standing].replace('SIDE', side)}${after}`
    case 'answered':
      return `Answered. ${side}’s answer stands, and so the attack does not.`
    case 'partly':
      return `Answered in part. ${PARTLY[standing].replace('SIDE', side)}${after}`
  }
}

/** To what an attack falls that nobody on the side under attack has answered. */
function fallOf(evaluation: Evaluation, attack: InferenceId): string {
  const reason = reasonOf(evaluation, attack)!
  return `It is ${reasonSentence(evaluation.map, reason).replace(/^Out/u, 'out')}`
}

const DROPPED: Readonly<Record<Standing, string>> = {
  in: 'SIDE leaves it alone, and it stands.',
  out: 'It falls to what others say, but SIDE has not said so.',
  undecided: 'SIDE leaves it alone; whether it stands depends on what is still disputed.',
}

const PARTLY: Readonly<Record<Standing, string>> = {
  in: 'SIDE answers, but the answer does not hold, and the attack stands.',
  out: 'The attack falls, though not to the answer that SIDE makes.',
  undecided: 'SIDE answers, and neither attack nor answer is settled.',
}

import type { ArgumentMap } from '../../model/argument-map.ts'
import type { ClaimId, PositionId } from '../../model/id.ts'
import { reasonSentence } from '../reason-sentence.ts'
import { reasonOf } from '../reasons.ts'
import type { Evaluation } from '../evaluation.ts'
import { movedBy, type Crux } from '../cruxes.ts'
import { turningPoints } from '../turning-points.ts'
import type { ClashReport, SideReport } from './clash-report.ts'
import type { Clash } from './clash.ts'
import type { Held } from './common-ground.ts'
import { drawn, exchangeText, STANDS } from './exchange-text.ts'
import { isHeld } from './sides.ts'
import { counted, listed, said, sentence, sourceName, titleOf, wrapped } from './words.ts'

/** Cruxes that are told, beside those that move a thesis. */
const OTHER_CRUXES = 3

/**
 * A clash report as a coach would hand it to a team: where each side is, what it still owes an
 * answer, every exchange with its evidence, what is common ground, and what the difference hangs on.
 * Plain text of at most 96 code points a line, where words allow.
 */
export function clashText(evaluation: Evaluation, report: ClashReport): string {
  const { map } = evaluation
  const titles = report.sides.map(({ position }) => titleOf(map, position))
  return [
    [titles.join(' against '), map.question]
      .filter((line) => line !== '')
      .map((line) => wrapped(line, ''))
      .join('\n'),
    section(
      'Where each side is',
      report.sides.map((side) => sideText(evaluation, side, report)),
    ),
    section(
      'Still to be answered',
      report.sides.flatMap(({ droppedClashes }) =>
        droppedClashes.map((clash) => owedText(map, clash)),
      ),
    ),
    section(
      'The exchanges',
      groupsOf(report.clashes).map((group, i) => groupText(evaluation, group, i + 1)),
    ),
    section(
      'Common ground',
      report.sharedGround.map(({ claim, held }) =>
        bullet(`${said(map, claim)} (${heldText(map, held)})`),
      ),
    ),
    section(
      'Denied outright',
      report.denials.map(({ claim, held, withoutReason }) =>
        bullet(
          `${said(map, claim)} (${heldText(map, held)})${withoutReason
            .map((id) => `; ${titleOf(map, id)} gives no reason`)
            .join('')}`,
        ),
      ),
    ),
    section(
      'They pull apart, and do not contradict each other',
      report.tensions.map(({ tension }) => tensionText(map, tension)),
    ),
    section('What the difference hangs on', cruxLines(evaluation, report)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const section = (title: string, parts: readonly string[]): string =>
  parts.length === 0 ? '' : [title.toUpperCase(), ...parts].join('\n\n').replace('\n\n', '\n')

const bullet = (text: string): string => wrapped(text, ' • ', '   ')

function sideText(evaluation: Evaluation, side: SideReport, report: ClashReport): string {
  const { map } = evaluation
  const { position, thesis, answered, partly, dropped } = side
  const total = answered + partly + dropped
  const tally =
    total === 0
      ? 'Nothing is said against it.'
      : `${counted(total, 'attack')} on it: ${answered} answered, ${partly} answered in part, ${dropped} dropped.`
  const holds = thesis === null ? 'has no thesis.' : `holds ${said(map, thesis)}`
  return [
    bullet(`${titleOf(map, position)} ${holds}`),
    ...(thesis === null ? [] : [wrapped(whyText(evaluation, thesis), '   ')]),
    wrapped(capital(tally), '   '),
    ...sourcesLine(map, position, report),
    ...hangsLine(map, side),
  ].join('\n')
}

function whyText(evaluation: Evaluation, thesis: ClaimId): string {
  const reason = reasonOf(evaluation, thesis)!
  return reasonSentence(evaluation.map, reason, turningPoints(evaluation, reason))
}

/** Which sources speak for a side, and for how many of its claims. */
function sourcesLine(map: ArgumentMap, position: PositionId, { matrix }: ClashReport): string[] {
  const rows = matrix.rows.filter(({ held }) =>
    held.some((h) => h.position === position && isHeld(h.attitude)),
  )
  const counts = matrix.sources
    .map((source, i) => [source, rows.filter(({ cells }) => cells[i]!.length > 0).length] as const)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
  if (counts.length === 0) return ['   No source is quoted for what it holds.']
  const parts = counts.map(
    ([source, count]) => `${sourceName(map, source)} (${counted(count, 'claim')})`,
  )
  return [wrapped(`It is quoted from ${listed(parts)}.`, '   ')]
}

function hangsLine(map: ArgumentMap, { singlePoints: { claims, sources } }: SideReport): string[] {
  const lines: string[] = []
  if (claims.length > 0) {
    const names = listed(claims.map((claim) => said(map, claim)))
    lines.push(wrapped(sentence(`Its thesis falls with ${names}`), '   '))
  }
  if (sources.length > 0) {
    const names = listed(sources.map((source) => sourceName(map, source)))
    lines.push(wrapped(`It falls if nobody believes ${names}.`, '   '))
  }
  return lines
}

/** A dropped attack in two sentences: what was said, and against what. */
function owedText(map: ArgumentMap, { attack, attacker, defender, turnsOn, kind }: Clash): string {
  const aim = kind === 'undercut' ? 'the step to ' : ''
  return bullet(
    sentence(
      `${titleOf(map, defender)} owes ${titleOf(map, attacker)} an answer to ${drawn(map, attack)} ` +
        `It is said against ${aim}${said(map, turnsOn)}`,
    ),
  )
}

function groupsOf(clashes: readonly Clash[]): readonly (readonly Clash[])[] {
  const groups = new Map<ClaimId, Clash[]>()
  for (const clash of clashes) {
    const group = groups.get(clash.turnsOn)
    if (group) group.push(clash)
    else groups.set(clash.turnsOn, [clash])
  }
  return [...groups.values()]
}

function groupText(evaluation: Evaluation, group: readonly Clash[], number: number): string {
  const { turnsOn } = group[0]!
  const standing = evaluation.of(turnsOn)!
  const head = `${number}. ${said(evaluation.map, turnsOn)} [${STANDS[standing]}]`
  return [wrapped(head, '', '   '), ...group.map((clash) => exchangeText(evaluation, clash))].join(
    '\n\n',
  )
}

const heldText = (map: ArgumentMap, held: readonly Held[]): string =>
  held.map(({ position, attitude }) => `${titleOf(map, position)} ${HELD[attitude]}`).join(', ')

const HELD = { asserted: 'asserts it', conceded: 'concedes it', denied: 'denies it' } as const

function tensionText(map: ArgumentMap, id: ClashReport['tensions'][number]['tension']): string {
  const { claims, rationale } = map.tensions.get(id)!
  return bullet(`${listed(claims.map((claim) => said(map, claim)))} ${rationale}`)
}

function cruxLines(evaluation: Evaluation, { cruxes, cutShort }: ClashReport): string[] {
  const { map } = evaluation
  const decisive = cruxes.filter(({ theses }) => theses.length > 0)
  const others = cruxes.filter(({ theses }) => theses.length === 0).slice(0, OTHER_CRUXES)
  return [
    ...decisive.map((crux) => bullet(decisiveText(evaluation, crux))),
    ...others.map(({ claim, moves }) =>
      bullet(`${said(map, claim)} – moves ${counted(moves.length, 'other claim')}, and no thesis.`),
    ),
    ...(cutShort === undefined ? [] : [bullet('Not every claim was tried; there may be more.')]),
  ]
}

/** What becomes of the theses that hang on a claim, those that fare alike together. */
function decisiveText(evaluation: Evaluation, { claim, standing, theses }: Crux): string {
  const { map } = evaluation
  const moved = movedBy(evaluation, claim)
  const fates = (['in', 'out', 'undecided'] as const).flatMap((after) => {
    const those = theses.filter((id) => moved.get(map.positions.get(id)!.thesis!) === after)
    const names = listed(those.map((id) => titleOf(map, id)))
    const thesis = those.length === 1 ? 'the thesis' : 'the theses'
    return those.length === 0 ? [] : [`${thesis} of ${names} ${WOULD[after]}`]
  })
  const turn = standing === 'in' ? 'to fall' : 'to stand'
  return `${said(map, claim)} – were it ${turn}, ${listed(fates)}.`
}

const WOULD = { in: 'would stand', out: 'would fall', undecided: 'would be open' } as const

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

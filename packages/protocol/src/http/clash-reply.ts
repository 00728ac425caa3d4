import { z } from 'zod'
import { standing } from './judgement-reply.ts'

const id = z.string()
const attitude = z.enum(['asserted', 'conceded', 'denied'])
const held = z.array(z.object({ position: id, attitude }))
const evidence = z.array(z.object({ claim: id, quotes: z.array(id) }))

const answer = z
  .object({
    inference: id,
    by: id.describe('The position that draws it.'),
    standing,
    get rejoinders() {
      return z.array(answer).describe('By the other side, and so on.')
    },
    isRepeated: z.boolean().describe('Told before in the same clash, where its rejoinders are.'),
  })
  .meta({ id: 'Answer' })

const clash = z
  .object({
    attack: id.describe('The inference that is drawn against the defender.'),
    attacker: id,
    defender: id,
    kind: z.enum(['rebuttal', 'undermining', 'undercut']),
    turnsOn: id.describe('The claim at stake.'),
    standing: standing.describe('Of the attack.'),
    state: z
      .enum(['answered', 'partly', 'dropped'])
      .describe(
        'Dropped: the defender makes no answer. Answered: one of its answers stands. Partly: none does, or not beyond dispute.',
      ),
    answers: z.array(answer),
    available: z
      .array(id)
      .describe('Answers in the map that the defender does not make, but could.'),
    evidence: z.object({ attacking: evidence, attacked: evidence }),
  })
  .meta({ id: 'Clash' })

const side = z
  .object({
    position: id,
    thesis: id.nullable(),
    standing: standing.nullable(),
    answered: z.int().describe('Attacks on it that are answered, partly answered and dropped.'),
    partly: z.int(),
    dropped: z.int(),
    singlePoints: z
      .object({ claims: z.array(id), quotes: z.array(id), sources: z.array(id) })
      .describe('What its thesis hangs on alone.'),
  })
  .meta({ id: 'Side' })

/** The whole clash report; what a map's records say is at `/maps/{id}`. */
export const clashReply = z.object({
  sides: z.array(side),
  clashes: z.array(clash).describe('Grouped by the claim they turn on, theses first.'),
  denials: z.array(z.object({ claim: id, held, withoutReason: z.array(id) })),
  sharedGround: z.array(z.object({ claim: id, held })),
  tensions: z.array(
    z.object({
      tension: id,
      sides: z.array(z.object({ claim: id, heldBy: z.array(id) })),
    }),
  ),
  cruxes: z.array(z.object({ claim: id, standing, moves: z.array(id), theses: z.array(id) })),
  matrix: z
    .object({
      sources: z.array(id),
      rows: z.array(z.object({ claim: id, held, cells: z.array(z.array(id)) })),
    })
    .describe('Claims by sources: who holds what, and the quotes of each source for it.'),
  cutShort: z
    .enum(['steps', 'cancelled', 'limit'])
    .nullable()
    .describe('What ended the search for cruxes before all claims were tried.'),
})

import {
  baseScoresOf,
  type ArgumentMap,
  type ClaimId,
  type PositionId,
  type SourceId,
} from '@counterpoint/core'
import { unknownSwitches, type Switches } from '@counterpoint/core/semantics'
import { askWhatIf, evaluateMap, lintMap, reportClash } from '@counterpoint/protocol'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { createHash } from 'node:crypto'
import type { JudgeTask } from '../judging/judge-task.ts'
import type { Parts } from '../parts.ts'
import type { GrantedOnMap } from '../policies/granted.ts'
import { personIn } from '../presenters/named.ts'
import { notFound, Refused } from '../problem.ts'
import { serve } from '../serve.ts'

/** What stands, and why. Nothing here writes. */
export async function judgingRoutes(
  app: FastifyInstance,
  { parts: { storage, judging } }: { readonly parts: Parts },
): Promise<void> {
  app.addHook('onClose', () => judging.close())

  const openMap = async (workspace: string, id: string) => {
    const opened = await storage.openMap(workspace, id)
    if (!opened) throw notFound('map', id)
    return opened
  }

  /** A blind map gives each person their own stances alone, so nothing that follows tells of others'. */
  const stancesOn = async (
    map: string,
    { workspace, as }: GrantedOnMap,
  ): Promise<ReadonlyMap<ClaimId, number>> => {
    const place = { workspace, map }
    const { held } = await storage.discussion.stancesSeenBy(place, personIn(as))
    return baseScoresOf(held.map(({ claim, credence }) => ({ claim: claim as ClaimId, credence })))
  }

  const textsOf = async (
    workspace: string,
    map: ArgumentMap,
  ): Promise<ReadonlyMap<SourceId, string>> => {
    const texts = new Map<SourceId, string>()
    for (const id of map.sources.keys()) {
      const source = await storage.getSource(workspace, id)
      if (source) texts.set(id, source.text)
    }
    return texts
  }

  const answer = async (task: JudgeTask, reply: FastifyReply): Promise<FastifyReply> => {
    const left = new AbortController()
    reply.raw.once('close', () => left.abort())
    const json = await judging.ask(task, left.signal)
    if (json === undefined) return reply.hijack()
    const tag = `"${createHash('sha256').update(json).digest('base64url')}"`
    reply.header('etag', tag)
    if (reply.request.headers['if-none-match'] === tag) return reply.code(304).send()
    return reply.type('application/json; charset=utf-8').send(json)
  }

  serve(app, evaluateMap, async ({ params: { id }, query, reply, granted }) => {
    const { semantics, reading, reasons } = query
    return answer(
      {
        kind: 'evaluation',
        ...(await openMap(granted.workspace, id)),
        semantics,
        reading,
        stances: await stancesOn(id, granted),
        reasons: reasons === 'include',
      },
      reply,
    )
  })

  serve(
    app,
    reportClash,
    async ({ params: { id }, query: { positions, reading }, reply, granted }) => {
      const opened = await openMap(granted.workspace, id)
      refuseUnknownPositions(opened.map, positions)
      const stances = await stancesOn(id, granted)
      return answer({ kind: 'clash', ...opened, positions, reading, stances }, reply)
    },
  )

  serve(app, lintMap, async ({ params: { id }, reply, granted: { workspace } }) => {
    const opened = await openMap(workspace, id)
    return answer({ kind: 'lint', ...opened, texts: await textsOf(workspace, opened.map) }, reply)
  })

  serve(app, askWhatIf, async ({ params: { id }, body, reply, granted }) => {
    const opened = await openMap(granted.workspace, id)
    const { reading, off, granted: given } = body
    const switches = { ...off, given }
    refuseUnknownSwitches(opened.map, switches)
    const stances = await stancesOn(id, granted)
    return answer({ kind: 'what-if', ...opened, switches, reading, stances }, reply)
  })
}

function refuseUnknownPositions(map: ArgumentMap, ids: readonly PositionId[]): void {
  const unknown = ids.find((id) => !map.positions.has(id))
  if (unknown !== undefined) {
    const known = [...map.positions.keys()].join(', ')
    throw new Refused(
      'unknown_position',
      `This map holds no position ${unknown}; ${known === '' ? 'it holds none' : `it holds ${known}`}.`,
      { subject: unknown },
    )
  }
  if (new Set(ids).size < 2) {
    throw new Refused(
      'too_few_positions',
      'Name two different positions at least, with a comma between them.',
    )
  }
}

function refuseUnknownSwitches(map: ArgumentMap, switches: Switches): void {
  const [unknown] = unknownSwitches(map, switches)
  if (!unknown) return
  const { kind, id } = unknown
  throw new Refused(
    'unknown_switch',
    `This map holds no ${kind} ${id}, so it cannot be switched; leave it out.`,
    { subject: id },
  )
}

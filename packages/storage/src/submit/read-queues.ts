import type { Session } from '../database/database.ts'
import type { QueuePlace, Refusal } from '../storage.ts'
import type { Subject } from '../subject.ts'

/** Where those of `queues` stand that are `subject`'s on this map, or nobody's yet. */
export async function readQueues(
  session: Session,
  mapId: string,
  subject: Subject,
  queues: readonly { readonly client: string; readonly acknowledged: number }[],
): Promise<readonly QueuePlace[]> {
  const rows = await session.syncClient.findMany({
    where: { id: { in: queues.map(({ client }) => client) } },
    include: { refusals: { orderBy: { number: 'asc' } } },
  })
  const isTheirs = (row: (typeof rows)[number]): boolean =>
    row.mapId === mapId && row.subjectKind === subject.kind && row.subjectId === (subject.id ?? '')
  const known = new Map(rows.map((row) => [row.id, row]))
  return queues.flatMap(({ client, acknowledged }) => {
    const row = known.get(client)
    if (row && !isTheirs(row)) return []
    const refusals = (row?.refusals ?? []).filter(({ number }) => number > acknowledged)
    return {
      client,
      decided: Number(row?.decided ?? 0),
      refusals: refusals.map(({ number, refusal }) => ({
        number: Number(number),
        refusal: refusal as unknown as Refusal,
      })),
    }
  })
}

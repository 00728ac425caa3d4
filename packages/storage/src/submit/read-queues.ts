import type { Session } from '../database/database.ts'
import type { QueuePlace, Refusal, Subject } from '../storage.ts'

/** Where `queues` stand; undefined when one of them is not `subject`'s on this map. */
export async function readQueues(
  session: Session,
  mapId: string,
  subject: Subject,
  queues: readonly { readonly client: string; readonly acknowledged: number }[],
): Promise<readonly QueuePlace[] | undefined> {
  const rows = await session.syncClient.findMany({
    where: { id: { in: queues.map(({ client }) => client) } },
    include: { refusals: { orderBy: { number: 'asc' } } },
  })
  const isTheirs = rows.every(
    (row) =>
      row.mapId === mapId &&
      row.subjectKind === subject.kind &&
      row.subjectId === (subject.id ?? ''),
  )
  if (!isTheirs) return undefined
  const known = new Map(rows.map((row) => [row.id, row]))
  return queues.map(({ client, acknowledged }) => {
    const row = known.get(client)
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

import { credenceOf, type MapId } from '@counterpoint/core'
import { listStances, setBlind, takeStance, withdrawStance } from '@counterpoint/protocol'
import type { HeldStance, MapPlace, Subject } from '@counterpoint/storage'
import type { FastifyInstance } from 'fastify'
import type { Parts } from '../parts.ts'
import { isSameSubject, naming, person, personIn, type NameOf } from '../presenters/named.ts'
import { forbidden } from '../policies/granted.ts'
import { notFound } from '../problem.ts'
import { serve } from '../serve.ts'

/** What people hold about claims. What a blind map hides, the storage does not give. */
export async function stanceRoutes(
  app: FastifyInstance,
  { parts: { storage } }: { readonly parts: Parts },
): Promise<void> {
  const { discussion } = storage

  /** While a map is blind, not even that somebody took a stance just now is told. */
  const announceStances = async (place: MapPlace): Promise<void> => {
    const { isBlind } = await discussion.stancesSeenBy(place, null)
    if (!isBlind) app.announcements.announce(place.map as MapId, 'stances')
  }

  serve(app, listStances, async ({ params: { id }, granted: { workspace, as } }) => {
    const seen = await discussion.stancesSeenBy({ workspace, map: id }, personIn(as))
    const { isBlind, changed, count, held } = seen
    const nameOf = await naming(storage, [
      ...held.map((stance) => person(stance.person)),
      ...(changed ? [changed.by] : []),
    ])
    return {
      isBlind,
      changed: changed && { by: nameOf(changed.by), at: changed.at },
      count,
      items: held.map((stance) => presentStance(stance, as, nameOf)),
      next: null,
    }
  })

  serve(app, takeStance, async ({ params: { id: map, claim }, body, granted }) => {
    const { workspace, as } = granted
    const who = personIn(as)
    if (who === null) throw forbidden(granted)
    const taken = await discussion.takeStance(
      { workspace, map },
      {
        claim,
        person: who,
        credence: credenceOf(body),
        attitude: 'attitude' in body ? body.attitude : null,
      },
    )
    if (!taken.ok) {
      throw taken.error === 'claim_not_found' ? notFound('claim', claim) : notFound('map', map)
    }
    await announceStances({ workspace, map })
    return presentStance(taken.value, as, await naming(storage, [as]))
  })

  serve(app, withdrawStance, async ({ params: { id: map, claim }, granted }) => {
    const who = personIn(granted.as)
    if (who === null) throw forbidden(granted)
    const place = { workspace: granted.workspace, map }
    await discussion.withdrawStance(place, claim, who)
    await announceStances(place)
  })

  serve(app, setBlind, async ({ params: { id: map }, body: { isBlind }, granted }) => {
    const place = { workspace: granted.workspace, map }
    if (!(await discussion.setBlind(place, isBlind, granted.as))) throw notFound('map', map)
    app.announcements.announce(map, 'stances')
  })
}

const presentStance = (
  { claim, person: who, credence, attitude, updatedAt }: HeldStance,
  you: Subject,
  nameOf: NameOf,
) => ({
  claim,
  person: nameOf(person(who)),
  isYours: isSameSubject(person(who), you),
  credence,
  attitude,
  updatedAt,
})

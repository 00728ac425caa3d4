import { asOneOperation, assert } from '@counterpoint/core'
import {
  acceptSuggestion,
  getSuggestion,
  isAtLeast,
  listSuggestions,
  rebaseSuggestion,
  rejectSuggestion,
  suggestChanges,
  withdrawSuggestion,
} from '@counterpoint/protocol'
import type { MapPlace, Subject, Suggestion } from '@counterpoint/storage'
import type { FastifyInstance } from 'fastify'
import { checkSuggested } from '../commands/check-suggested.ts'
import { completeOperations } from '../commands/complete-operations.ts'
import { peopleOn } from '../commands/people-on.ts'
import { submitAllowed } from '../commands/submit-allowed.ts'
import { pageRequest } from '../page-request.ts'
import type { Parts } from '../parts.ts'
import { presentSuggestions } from '../presenters/suggestion.ts'
import { idTaken, notFound, refusedSubmission, refusedSuggestion } from '../problem.ts'
import { serve } from '../serve.ts'

/** Changes that somebody proposes and an editor decides. */
export async function suggestionRoutes(
  app: FastifyInstance,
  { parts: { storage, ids } }: { readonly parts: Parts },
): Promise<void> {
  const { discussion } = storage

  const present = async (place: MapPlace, you: Subject, suggestions: readonly Suggestion[]) => {
    const opened = await storage.openMap(place.workspace, place.map)
    if (!opened) throw notFound('map', place.map)
    return presentSuggestions(storage, you, opened.map, suggestions)
  }
  const presentOne = async (place: MapPlace, you: Subject, suggestion: Suggestion) =>
    (await present(place, you, [suggestion]))[0]!

  serve(app, listSuggestions, async ({ params: { id }, query, granted: { workspace, as } }) => {
    const place = { workspace, map: id }
    const wanted = { ...pageRequest(query), state: query.state }
    const page = await discussion.listSuggestions(place, wanted)
    return { items: await present(place, as, page.items), next: page.next }
  })

  serve(app, getSuggestion, async ({ params, granted: { workspace, as } }) => {
    const place = { workspace, map: params.id }
    const suggestion = await discussion.getSuggestion(place, params.suggestion)
    if (!suggestion) throw refusedSuggestion('not_found')
    return presentOne(place, as, suggestion)
  })

  serve(app, suggestChanges, async ({ params: { id: map }, body, granted }) => {
    const place = { workspace: granted.workspace, map }
    const { operations, note } = body
    const { revision } = await checkSuggested(storage, place, operations)
    const editors = (await peopleOn(storage, granted, place)).filter(({ role }) =>
      isAtLeast(role, 'editor'),
    )
    const id = body.id ?? ids()
    const made = await discussion.suggest(place, {
      id,
      author: granted.as,
      revision,
      operations,
      note,
      waitingFor: editors.map((editor) => editor.id),
    })
    if (!made.ok) {
      throw made.error === 'id_taken' ? idTaken('suggestion', id) : notFound('map', map)
    }
    app.announcements.announce(map, 'suggestions')
    return presentOne(place, granted.as, made.value)
  })

  serve(app, acceptSuggestion, async ({ params: { id: map, suggestion: id }, body, ...asked }) => {
    const { caller, granted } = asked
    const place = { workspace: granted.workspace, map }
    const suggestion = await discussion.getSuggestion(place, id)
    if (!suggestion) throw refusedSuggestion('not_found')
    const operations = [asOneOperation(suggestion.operations)]
    const outcome = await submitAllowed(
      { storage, gate: app.gate, caller, granted },
      map,
      async ({ workspace, as }) => ({
        map,
        operations: await completeOperations(storage, workspace, { map, operations }),
        subject: as,
        origin: 'rest',
        suggestion: { id, version: body.version },
      }),
    )
    if (!outcome.ok) throw refusedSubmission(outcome.error, map)
    app.announcements.announce(map, 'suggestions')
    const accepted = await discussion.getSuggestion(place, id)
    assert(accepted, `The suggestion ${id} was accepted and is there.`)
    return {
      suggestion: await presentOne(place, granted.as, accepted),
      revision: outcome.value.revision,
    }
  })

  serve(app, rejectSuggestion, async ({ params, body: { reason }, granted }) => {
    const place = { workspace: granted.workspace, map: params.id }
    const rejection = { id: params.suggestion, by: granted.as, reason }
    const rejected = await discussion.rejectSuggestion(place, rejection)
    if (!rejected.ok) throw refusedSuggestion(rejected.error)
    app.announcements.announce(params.id, 'suggestions')
    return presentOne(place, granted.as, rejected.value)
  })

  serve(app, withdrawSuggestion, async ({ params, granted }) => {
    const place = { workspace: granted.workspace, map: params.id }
    const withdrawn = await discussion.withdrawSuggestion(place, params.suggestion, granted.as)
    if (!withdrawn.ok) throw refusedSuggestion(withdrawn.error)
    app.announcements.announce(params.id, 'suggestions')
    return presentOne(place, granted.as, withdrawn.value)
  })

  serve(app, rebaseSuggestion, async ({ params, body: { operations }, granted }) => {
    const place = { workspace: granted.workspace, map: params.id }
    const { revision } = await checkSuggested(storage, place, operations)
    const rebased = await discussion.rebaseSuggestion(place, {
      id: params.suggestion,
      by: granted.as,
      operations,
      revision,
    })
    if (!rebased.ok) throw refusedSuggestion(rebased.error)
    app.announcements.announce(params.id, 'suggestions')
    return presentOne(place, granted.as, rebased.value)
  })
}

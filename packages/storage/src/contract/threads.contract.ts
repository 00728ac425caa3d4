import type { Subject } from '../storage.ts'
import type { MapPlace, NewComment } from '../discussion/discussion.ts'
import { expect, it } from 'vitest'
import { claim, quoteOfText, type Scene } from './scene.ts'

export const ANN: Subject = { kind: 'user', id: 'ann' }
export const BEN: Subject = { kind: 'user', id: 'ben' }

/** A map with claims c1 and c2, and where its discussion is. */
export async function aDebate(scene: () => Promise<Scene>) {
  const here = await scene()
  const map = await here.aMap()
  await here.submit(map, [claim('c1'), claim('c2')])
  const place: MapPlace = { workspace: here.workspace, map }
  return { ...here, map, place, discussion: here.storage.discussion }
}

export const comment = (
  id: string,
  author: Subject,
  text = `Comment ${id}`,
  mentions: readonly string[] = [],
): NewComment => ({ id, author, text, mentions })

const about = (id: string) => ({ claim: id }) as never

export function describeThreads(scene: () => Promise<Scene>): void {
  it('keep who wrote what, in order', async () => {
    const { discussion, place } = await aDebate(scene)
    const text = 'Is that so? 🕊️'
    const opened = await discussion.openThread(place, {
      id: 't1',
      subject: about('c1'),
      comment: comment('m1', ANN, text),
    })
    expect(opened).toMatchObject({ ok: true, value: { id: 't1', resolved: null } })
    await discussion.reply(place, 't1', comment('m2', BEN))
    const { items } = await discussion.listThreads(place, { limit: 10 })
    expect(items).toMatchObject([
      {
        id: 't1',
        subject: { claim: 'c1' },
        comments: [
          { id: 'm1', author: ANN, text, editedAt: null },
          { id: 'm2', author: BEN },
        ],
      },
    ])
    const again = { id: 't1', subject: about('c1'), comment: comment('m9', ANN) }
    expect(await discussion.openThread(place, again)).toEqual({ ok: false, error: 'id_taken' })
    const sameComment = { id: 't9', subject: about('c1'), comment: comment('m1', ANN) }
    expect(await discussion.openThread(place, sameComment)).toEqual({
      ok: false,
      error: 'id_taken',
    })
    expect((await discussion.listThreads(place, { limit: 10 })).items).toHaveLength(1)
  })

  it('are about a passage, in code points, with its words', async () => {
    const { discussion, place, aSource } = await aDebate(scene)
    const source = await aSource()
    const passage = { source: source.id, start: 6, end: 8, exact: '🕊️' }
    const subject = passage as never
    await discussion.openThread(place, { id: 't1', subject, comment: comment('m1', ANN) })
    const { items } = await discussion.listThreads(place, { limit: 10, about: source.id })
    expect(items[0]?.subject).toEqual(passage)
  })

  it.each(['claim', 'inference', 'quote', 'position'] as const)(
    'about a %s hide when it is deleted, and are back when it is restored',
    async (kind) => {
      const { discussion, place, map, submit, storage, aSource, id } = await aDebate(scene)
      const source = await aSource()
      const record = id(kind)
      await submit(map, [
        { kind: 'source.add', source },
        kind === 'quote'
          ? { kind: 'quote.add', quote: quoteOfText(record, source.id, 0, 5) }
          : kind === 'position'
            ? { kind: 'position.create', position: { id: record, title: 'P' } }
            : kind === 'claim'
              ? claim(record)
              : {
                  kind: 'inference.create',
                  inference: {
                    id: record,
                    polarity: 'for',
                    premises: ['c1'],
                    target: { claim: 'c2' },
                  },
                },
      ])
      const subject = { [kind]: record } as never
      await discussion.openThread(place, { id: 't1', subject, comment: comment('m1', ANN) })
      const shown = async () => (await discussion.listThreads(place, { limit: 10 })).items.length
      const counted = async () => (await discussion.countDiscussion(place)).openThreads.get(record)
      expect([await shown(), await counted()]).toEqual([1, 1])

      const gone = kind === 'quote' ? 'quote.remove' : (`${kind}.delete` as const)
      const deleted = await submit(map, [{ kind: gone, [kind]: record } as never])
      const revision = deleted.ok ? deleted.value.revision : 0
      expect([await shown(), await counted()]).toEqual([0, undefined])
      expect(await discussion.reply(place, 't1', comment('m2', BEN))).toEqual({
        ok: false,
        error: 'not_found',
      })
      const [entry] = (await storage.readLog(place.workspace, map, revision - 1, 1)) ?? []
      const effects = entry!.effects.toReversed().map((effect) => ({
        ...effect,
        before: effect.after,
        after: effect.before,
      }))
      expect((await submit(map, [{ kind: 'restore', effects } as never])).ok).toBe(true)
      expect([await shown(), await counted()]).toEqual([1, 1])
    },
  )

  it('are opened only about what is there', async () => {
    const { discussion, place } = await aDebate(scene)
    const nowhere = { id: 't1', subject: about('c9'), comment: comment('m1', ANN) }
    expect(await discussion.openThread(place, nowhere)).toEqual({
      ok: false,
      error: 'subject_not_found',
    })
    expect(
      await discussion.openThread({ ...place, map: 'nowhere' }, { ...nowhere, id: 't2' }),
    ).toEqual({ ok: false, error: 'map_not_found' })
    expect((await discussion.readActivity(place, { limit: 10 }))?.items).toHaveLength(2)
  })

  it('let authors change and remove their own comments, and nobody else', async () => {
    const { discussion, place } = await aDebate(scene)
    const subject = about('c1')
    await discussion.openThread(place, { id: 't1', subject, comment: comment('m1', ANN) })
    await discussion.reply(place, 't1', comment('m2', BEN))
    const edit = { id: 'm1', author: BEN, text: 'Mine now' }
    expect(await discussion.editComment(place, edit)).toEqual({ ok: false, error: 'not_yours' })
    const share: Subject = { kind: 'system', id: 'ann' }
    expect(await discussion.removeComment(place, { id: 'm1', author: share })).toEqual({
      ok: false,
      error: 'not_yours',
    })
    const edited = await discussion.editComment(place, { id: 'm1', author: ANN, text: 'Better' })
    expect(edited.ok && edited.value.comments[0]).toMatchObject({ text: 'Better' })
    expect(edited.ok && edited.value.comments[0]?.editedAt).not.toBeNull()

    const removed = await discussion.removeComment(place, { id: 'm1', author: ANN })
    expect(removed.ok && removed.value.comments).toMatchObject([
      { id: 'm1', author: ANN, text: null },
      { id: 'm2', text: 'Comment m2' },
    ])
    const late = { id: 'm1', author: ANN, text: 'Back' }
    expect(await discussion.editComment(place, late)).toEqual({ ok: false, error: 'not_found' })
  })

  it('are resolved and reopened, and counted while they are open', async () => {
    const { discussion, place } = await aDebate(scene)
    for (const id of ['t1', 't2']) {
      const thread = { id, subject: about('c1'), comment: comment(`m${id}`, ANN) }
      await discussion.openThread(place, thread)
    }
    const resolved = await discussion.resolveThread(place, 't1', BEN, true)
    expect(resolved?.resolved?.by).toEqual(BEN)
    expect(await discussion.resolveThread(place, 't1', ANN, true)).toEqual(resolved)
    expect((await discussion.countDiscussion(place)).openThreads.get('c1')).toBe(1)
    const idsOf = async (state: 'open' | 'resolved') =>
      (await discussion.listThreads(place, { limit: 10, state })).items.map(({ id }) => id)
    expect([await idsOf('open'), await idsOf('resolved')]).toEqual([['t2'], ['t1']])
    expect(await discussion.resolveThread(place, 't1', ANN, false)).toMatchObject({
      resolved: null,
    })
    expect(await discussion.resolveThread(place, 't9', ANN, true)).toBeUndefined()
  })

  it('come in pages, the newest first', async () => {
    const { discussion, place } = await aDebate(scene)
    for (const n of [1, 2, 3, 4, 5]) {
      const thread = { id: `t${n}`, subject: about('c1'), comment: comment(`m${n}`, ANN) }
      await discussion.openThread(place, thread)
    }
    const seen: string[] = []
    for (let after: string | undefined, more = true; more;) {
      const page = await discussion.listThreads(place, { limit: 2, ...(after && { after }) })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next ?? undefined
      more = page.next !== null
    }
    expect(seen.toSorted()).toEqual(['t1', 't2', 't3', 't4', 't5'])
  })

  it('tell whom they mention and who wrote there, once each, and never the writer', async () => {
    const { discussion, place, workspace } = await aDebate(scene)
    const subject = about('c1')
    await discussion.openThread(place, {
      id: 't1',
      subject,
      comment: comment('m1', ANN, 'x', ['ben', 'ann', 'ben']),
    })
    await discussion.reply(place, 't1', comment('m2', BEN, 'y', ['cyd']))
    await discussion.reply(place, 't1', comment('m3', BEN, 'z', ['ann']))
    const toldTo = async (person: string) =>
      (await discussion.listNotifications(workspace, person, { limit: 10 })).items
        .map(({ kind, comment: of, by }) => `${kind} ${of} ${by.id}`)
        .toSorted()
    expect(await toldTo('ann')).toEqual(['mention m3 ben', 'reply m2 ben'])
    expect(await toldTo('ben')).toEqual(['mention m1 ann'])
    expect(await toldTo('cyd')).toEqual(['mention m2 ben'])
    expect(await discussion.countUnread(workspace, 'ann')).toBe(2)

    const { items } = await discussion.listNotifications(workspace, 'ann', { limit: 1 })
    const [newest] = items
    await discussion.markRead(workspace, 'ben', [newest!.id])
    expect(await discussion.countUnread(workspace, 'ann')).toBe(2)
    await discussion.markRead(workspace, 'ann', [newest!.id])
    expect(await discussion.countUnread(workspace, 'ann')).toBe(1)
    await discussion.markRead(workspace, 'ann')
    expect(await discussion.countUnread(workspace, 'ann')).toBe(0)
  })

  it('are nobody’s business in another workspace', async () => {
    const { discussion, place } = await aDebate(scene)
    const subject = about('c1')
    await discussion.openThread(place, { id: 't1', subject, comment: comment('m1', ANN) })
    const foreign = { workspace: (await scene()).workspace, map: place.map }
    expect((await discussion.listThreads(foreign, { limit: 10 })).items).toEqual([])
    expect((await discussion.countDiscussion(foreign)).openThreads.size).toBe(0)
    expect(await discussion.readActivity(foreign, { limit: 10 })).toBeUndefined()
    const acts = [
      discussion.openThread(foreign, { id: 't2', subject, comment: comment('m2', ANN) }),
      discussion.reply(foreign, 't1', comment('m3', ANN)),
      discussion.editComment(foreign, { id: 'm1', author: ANN, text: 'x' }),
      discussion.removeComment(foreign, { id: 'm1', author: ANN }),
    ]
    for (const outcome of await Promise.all(acts)) expect(outcome.ok).toBe(false)
    expect(await discussion.resolveThread(foreign, 't1', ANN, true)).toBeUndefined()
    const { items } = await discussion.listThreads(place, { limit: 10 })
    expect(items).toMatchObject([{ resolved: null, comments: [{ text: 'Comment m1' }] }])
  })
}

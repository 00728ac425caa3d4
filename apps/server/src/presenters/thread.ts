import { mentionsIn } from '@counterpoint/core'
import type { threadReply } from '@counterpoint/protocol'
import type { Storage, Subject, Thread } from '@counterpoint/storage'
import type { z } from 'zod'
import { isSameSubject, naming, person } from './named.ts'

type ThreadReply = z.output<typeof threadReply>

/** `threads` as `you` see them, with the names of today. */
export async function presentThreads(
  storage: Storage,
  you: Subject,
  threads: readonly Thread[],
): Promise<ThreadReply[]> {
  const nameOf = await naming(storage, threads.flatMap(subjectsIn))
  return threads.map(({ id, subject, createdAt, resolved, comments }) => ({
    id,
    subject,
    createdAt,
    resolved: resolved && { by: nameOf(resolved.by), at: resolved.at },
    comments: comments.map((comment) => ({
      id: comment.id,
      author: nameOf(comment.author),
      isYours: isSameSubject(comment.author, you),
      text: comment.text,
      mentions: mentionsIn(comment.text ?? '').map((mentioned) => ({
        id: mentioned,
        name: nameOf(person(mentioned)).name,
      })),
      createdAt: comment.createdAt,
      editedAt: comment.editedAt,
    })),
  }))
}

export const presentThread = async (storage: Storage, you: Subject, thread: Thread) =>
  (await presentThreads(storage, you, [thread]))[0]!

const subjectsIn = ({ resolved, comments }: Thread): readonly Subject[] => [
  ...(resolved ? [resolved.by] : []),
  ...comments.flatMap(({ author, text }) => [author, ...mentionsIn(text ?? '').map(person)]),
]

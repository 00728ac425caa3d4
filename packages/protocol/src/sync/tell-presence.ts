import type { PresenceDown } from '../realtime/down.ts'
import type { Crowd } from './crowd.ts'
import { frameOf, type Frame } from './frame.ts'
import type { Session } from './session.ts'

/**
 * Sends what changed in the crowd to everybody, and all of it to whoever missed something. With more
 * than `mostBuffered` bytes on its way to somebody, they miss this. Answers what changed here.
 */
export function tellPresence(
  crowd: Crowd,
  sessions: Iterable<Session>,
  mostBuffered: number,
): PresenceDown['people'] {
  const { all, here } = crowd.takeChanges()
  const changes =
    all.length > 0 ? frameOf({ kind: 'presence', isWhole: false, people: all }) : undefined
  let whole: Frame | undefined
  for (const session of sessions) {
    if (!session.isGreeted || (!changes && !session.missedPresence)) continue
    if (session.connection.buffered() > mostBuffered) {
      session.missedPresence = true
      continue
    }
    if (session.missedPresence) {
      whole ??= frameOf({ kind: 'presence', isWhole: true, people: crowd.everybody() })
      session.connection.send(whole)
      session.missedPresence = false
    } else if (changes) {
      session.connection.send(changes)
    }
  }
  return here
}

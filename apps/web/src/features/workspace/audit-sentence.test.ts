import { expect, it } from 'vitest'
import { auditSentence, type AuditEntry } from './audit-sentence.ts'

const entry = (changes: Partial<AuditEntry>): AuditEntry => ({
  at: '2026-01-01T00:00:00.000Z',
  actor: { kind: 'user', id: 'u1', name: 'Ann' },
  addressPrefix: null,
  action: 'role.change',
  object: { kind: 'user', id: 'u2' },
  result: 'ok',
  detail: null,
  ...changes,
})

const nameOf = (user: string): string | undefined => (user === 'u2' ? 'Bob' : undefined)

it.each([
  [{ detail: { from: 'editor', to: 'viewer' } }, 'Ann made Bob viewer, before editor.'],
  [{ action: 'member.remove', object: { kind: 'user', id: 'u9' } }, 'Ann removed a former member.'],
  [
    {
      action: 'share.create',
      object: { kind: 'share_link', id: 'l1' },
      detail: { role: 'viewer' },
    },
    'Ann made a share link for a viewer.',
  ],
  [{ action: 'workspace.edit', detail: { linksMayEdit: 'true' } }, 'Ann let share links edit.'],
  [
    {
      action: 'authz.denied',
      actor: null,
      object: { kind: 'route', id: 'getMap' },
      result: 'denied' as const,
    },
    'Somebody was kept from route getMap.',
  ],
  [{ action: 'session.start', result: 'failed' as const }, 'Ann session.start Bob, which failed.'],
])('tells %j', (changes, sentence) => {
  expect(auditSentence(entry(changes), nameOf)).toBe(sentence)
})

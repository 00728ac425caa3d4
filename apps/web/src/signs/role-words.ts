import type { Role } from '@counterpoint/protocol'

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  admin: 'Admin',
  editor: 'Editor',
  commenter: 'Commenter',
  viewer: 'Viewer',
}

/** What each role is for, to those who give it. */
export const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  owner: 'everything, also whether links may edit',
  admin: 'also invites people and shares maps',
  editor: 'changes maps',
  commenter: 'comments and suggests changes',
  viewer: 'reads',
}

/** What a share link lets whoever has it do. */
export const LINK_ALLOWS: Readonly<Record<Exclude<Role, 'owner' | 'admin'>, string>> = {
  editor: 'You may edit it',
  commenter: 'You may comment',
  viewer: 'You may read it',
}

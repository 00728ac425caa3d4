import { PERSONAL_OWNER } from '@counterpoint/storage'
import { PERSONAL_WORKSPACE } from '../parts.ts'
import type { Caller, Gate, Rights } from './gate.ts'

const OWNER: Caller = { subjects: [PERSONAL_OWNER], user: undefined }

const owned = <A extends object>(access: A) => ({
  ...access,
  role: 'owner' as const,
  as: PERSONAL_OWNER,
})

/** One person, who is at this machine and owns everything in the one workspace. */
export function personalGate(rights: Rights): Gate {
  const inPersonal = async <A extends { readonly workspace: string }>(
    reading: Promise<A | undefined>,
  ) => {
    const access = await reading
    return access?.workspace === PERSONAL_WORKSPACE ? owned(access) : undefined
  }
  return {
    resolveSubject: async () => OWNER,
    accessTo: (_caller, map) => inPersonal(rights.accessOf([], map)),
    accessToSource: (_caller, source) => inPersonal(rights.accessToSource([], source)),
    accessToWorkspace: (_caller, workspace) => inPersonal(rights.accessToWorkspace([], workspace)),
    denied: async () => undefined,
    workspaceOf: async () => PERSONAL_WORKSPACE,
  }
}

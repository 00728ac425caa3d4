import type { ThreadSubject } from '@counterpoint/core'
import type { ReactNode } from 'react'
import type { Selection } from '../data/workbench.tsx'
import { StanceBallot } from '../features/discussion/stance-ballot.tsx'
import { StanceBox } from '../features/discussion/stance-box.tsx'
import { SubjectThreads } from '../features/discussion/subject-threads.tsx'

/** What people hold and say about what is selected; about the map, where nothing is. */
export function discussionOf(selection: Selection | undefined): ReactNode {
  if (!selection) return <StanceBallot />
  const subject = { [selection.kind]: selection.id } as unknown as ThreadSubject
  return (
    <div key={selection.id}>
      {selection.kind === 'claim' && <StanceBox claim={selection.id} />}
      <SubjectThreads subject={subject} id={selection.id} />
    </div>
  )
}

import type { ThreadSubject } from '@counterpoint/core'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'

/** Shows what a thread or a line of the activity is about. */
export function useGoTo(): (subject: ThreadSubject) => void {
  const map = useMap()
  const { reveal, select, openSource, openPassage } = useWorkbench()
  return (subject) => {
    if ('claim' in subject) reveal({ kind: 'claim', id: subject.claim })
    else if ('inference' in subject) reveal({ kind: 'inference', id: subject.inference })
    else if ('position' in subject) select({ kind: 'position', id: subject.position })
    else if ('source' in subject) openSource(subject.source)
    else {
      const quote = map.quotes.get(subject.quote)
      if (!quote) return
      select({ kind: 'quote', id: quote.id })
      openPassage(quote)
    }
  }
}

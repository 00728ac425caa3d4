import { useMay } from '../data/access.ts'
import { usePassageActions, type ReadableSource, type Stretch } from '../data/passage-actions.ts'
import { useWorkbench } from '../data/workbench.tsx'
import { useReadOnly } from '../shared/read-only.tsx'

interface Asked {
  readonly onEvidence: (stretch: Stretch) => void
  readonly onComment: (stretch: Stretch) => void
}

/** What may be made of selected words, by the rights on the map, and what the pane shows of it then. */
export function useSelectionActs(
  source: ReadableSource | undefined,
  { onEvidence, onComment }: Asked,
) {
  const make = usePassageActions(source)
  const { select, reveal, edit } = useWorkbench()
  const mayChange = !useReadOnly()
  const mayComment = useMay('map.comment')
  const offered = {
    ...(mayComment && { comment: onComment }),
    ...(mayChange && {
      quote: (stretch: Stretch) => {
        const quote = make.quote(stretch)
        if (quote) select({ kind: 'quote', id: quote.id })
      },
      claim: (stretch: Stretch) => {
        const claim = make.claim(stretch)
        if (!claim) return
        reveal({ kind: 'claim', id: claim })
        edit(claim)
      },
      evidence: onEvidence,
    }),
  }
  return { make, offered }
}

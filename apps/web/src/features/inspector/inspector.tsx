import { X } from 'lucide-react'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench, type Selection } from '../../data/workbench.tsx'
import { IconButton } from '../../shared/ui/button.tsx'
import { ClaimInspector } from './claim-inspector.tsx'
import { InferenceInspector } from './inference-inspector.tsx'
import type { InspectorProps } from './inspector-props.ts'
import styles from './inspector.module.css'
import { MapInspector } from './map-inspector.tsx'
import { PositionInspector } from './position-inspector.tsx'
import { QuoteInspector } from './quote-inspector.tsx'

/** Everything about what is selected, and everything that can be done with it. */
export function Inspector(props: InspectorProps) {
  const map = useMap()
  const { selection, select } = useWorkbench()
  const shown = selection && isThere(selection, map) ? selection : undefined
  return (
    <section className={styles.inspector} aria-label="Inspector">
      <header className={styles.head}>
        <h2>{shown ? TITLES[shown.kind] : 'This map'}</h2>
        {shown && (
          <IconButton label="Close" onClick={() => select(undefined)}>
            <X aria-hidden />
          </IconButton>
        )}
      </header>
      <div className={styles.body}>
        <Shown {...props} selection={shown} />
        {props.discussionOf(shown)}
      </div>
    </section>
  )
}

function Shown({
  selection,
  ...props
}: InspectorProps & { readonly selection: Selection | undefined }) {
  switch (selection?.kind) {
    case 'claim':
      return <ClaimInspector key={selection.id} id={selection.id} {...props} />
    case 'inference':
      return <InferenceInspector key={selection.id} id={selection.id} {...props} />
    case 'quote':
      return <QuoteInspector key={selection.id} id={selection.id} {...props} />
    case 'position':
      return <PositionInspector key={selection.id} id={selection.id} {...props} />
    case undefined:
      return <MapInspector />
  }
}

const TITLES = {
  claim: 'Claim',
  inference: 'Inference',
  quote: 'Quote',
  position: 'Position',
} as const

/** What is selected may have been deleted, here or by somebody else. */
const isThere = (selection: Selection, map: ReturnType<typeof useMap>): boolean => {
  switch (selection.kind) {
    case 'claim':
      return map.claims.has(selection.id)
    case 'inference':
      return map.inferences.has(selection.id)
    case 'quote':
      return map.quotes.has(selection.id)
    case 'position':
      return map.positions.has(selection.id)
  }
}

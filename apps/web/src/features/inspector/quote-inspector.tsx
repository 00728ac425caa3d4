import { claimsQuoting, type QuoteId } from '@counterpoint/core'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useDispatch, useMap } from '../../data/map-session.tsx'
import { newClaimId } from '../../data/new-id.ts'
import { useWorkbench } from '../../data/workbench.tsx'
import { IfEditable } from '../../shared/read-only.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { ClaimPicker } from '../../signs/claim-picker.tsx'
import { SwitchButton } from '../../signs/switch-button.tsx'
import { Box, LinkButton } from './box.tsx'
import type { InspectorProps } from './inspector-props.ts'
import styles from './inspector.module.css'
import { QuoteBlock } from './quote-block.tsx'

/** A quote: its words, what rests on it, and what can be made of it. */
export function QuoteInspector({ id, texts, onDelete }: InspectorProps & { readonly id: QuoteId }) {
  const map = useMap()
  const dispatch = useDispatch()
  const { reveal, edit } = useWorkbench()
  const [isPicking, setPicking] = useState(false)
  const quote = map.quotes.get(id)
  if (!quote) return null
  const claims = claimsQuoting(map, quote)

  const makeClaim = () => {
    const claim = newClaimId()
    const made = dispatch({
      kind: 'claim.create',
      claim: { id: claim, text: quote.exact.replace(/\s+/gu, ' ').slice(0, 500), quotes: [id] },
    })
    if (!made) return
    reveal({ kind: 'claim', id: claim })
    edit(claim)
  }

  return (
    <div>
      <QuoteBlock quote={quote} texts={texts} />
      <p className={styles.quiet}>{map.sources.get(quote.source)?.title}</p>
      <div className={styles.row}>
        <SwitchButton kind="quotes" id={id} of={quote.exact} />
        <SwitchButton
          kind="sources"
          id={quote.source}
          of={map.sources.get(quote.source)?.title ?? 'its source'}
        />
      </div>
      <Box
        title="Evidence for"
        count={claims.length}
        action={<LinkButton onClick={() => setPicking(true)}>Attach to a claim…</LinkButton>}
      >
        {claims.map((claim) => (
          <div key={claim.id} className={styles.position}>
            <button type="button" onClick={() => reveal({ kind: 'claim', id: claim.id })}>
              {claim.text}
            </button>
            <IfEditable>
              <LinkButton
                label={`Take the quote off: ${claim.text}`}
                onClick={() => dispatch({ kind: 'claim.detachQuote', claim: claim.id, quote: id })}
              >
                Detach
              </LinkButton>
            </IfEditable>
          </div>
        ))}
        {claims.length === 0 && <p className={styles.quiet}>Nothing rests on these words yet.</p>}
      </Box>
      <IfEditable>
        <div className={`${styles.box} ${styles.row}`}>
          <Button look="line" onClick={makeClaim}>
            <Plus aria-hidden /> New claim
          </Button>
          <Button look="danger" onClick={() => onDelete({ kind: 'quote', id })}>
            <Trash2 aria-hidden /> Delete quote
          </Button>
        </div>
      </IfEditable>
      {isPicking && (
        <ClaimPicker
          title="Evidence for which claim?"
          map={map}
          without={new Set(claims.map((claim) => claim.id))}
          onPick={(claim) => dispatch({ kind: 'claim.attachQuote', claim, quote: id })}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  )
}

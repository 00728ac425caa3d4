import {
  claimsQuoting,
  codePointIndex,
  coverageOf,
  codePointLength,
  quotesFrom,
  type ArgumentMap,
  type ClaimId,
  type QuoteId,
  type SourceId,
} from '@counterpoint/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Plus, Search } from 'lucide-react'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { useMap } from '../data/map-session.tsx'
import type { Stretch } from '../data/passage-actions.ts'
import { sourceQuery, sourcesQuery } from '../data/queries.ts'
import { useWorkbench, type Selection } from '../data/workbench.tsx'
import { useMayInWorkspace, useWorkspace } from '../data/workspace.ts'
import { PassageCommentDialog } from '../features/discussion/passage-comment-dialog.tsx'
import { AddSourceDialog } from '../features/library/add-source-dialog.tsx'
import type { MarkedPassage } from '../features/source-reader/marked-passage.ts'
import { SourceReader } from '../features/source-reader/source-reader.tsx'
import { Button, IconButton } from '../shared/ui/button.tsx'
import { useNotices } from '../shared/ui/notices.tsx'
import { ClaimPicker } from '../signs/claim-picker.tsx'
import { colorOf } from '../signs/position-color.ts'
import type { SourceTexts } from '../signs/source-label.ts'
import styles from './reader-pane.module.css'
import { SourceMenu } from './source-menu.tsx'
import { useCommentedPassages } from './use-commented-passages.ts'
import { useSelectionActs } from './use-selection-acts.ts'

/** The sources of the library, one of them open for reading; what is selected becomes evidence. */
export function ReaderPane({ texts }: { readonly texts: SourceTexts }) {
  const map = useMap()
  const { say } = useNotices()
  const workspace = useWorkspace()
  const mayAdd = useMayInWorkspace('source.add')
  const workbench = useWorkbench()
  const { selection, select, openSource, passage, reveal, openTalk } = workbench
  const [isFinding, setFinding] = useState(false)
  const [isAdding, setAdding] = useState(false)
  const [evidence, setEvidence] = useState<Stretch>()
  const [commenting, setCommenting] = useState<Stretch>()
  const library = useInfiniteQuery(sourcesQuery(workspace?.id))
  const sources = library.data?.pages.flatMap(({ items }) => items) ?? []
  const id = workbench.source ?? [...map.sources.keys()][0] ?? sources[0]?.id
  const {
    data: source,
    error,
    refetch,
  } = useQuery({
    ...sourceQuery(id as SourceId),
    enabled: id !== undefined,
  })
  const { make, offered } = useSelectionActs(source, {
    onEvidence: setEvidence,
    onComment: setCommenting,
  })
  const passages = useMemo(
    () => (source ? passagesOf(map, source.id, source.text) : []),
    [map, source],
  )
  const commented = useCommentedPassages(source)
  const covered = useMemo(
    () =>
      source ? coverageOf(quotesFrom(map, source.id), codePointLength(source.text)) : undefined,
    [map, source],
  )

  // A quote selected elsewhere is shown where it stands; only a new selection opens a source.
  const follow = useEffectEvent((selected: Selection) => {
    const quote = selected.kind === 'quote' ? map.quotes.get(selected.id) : undefined
    if (quote && quote.source !== id) openSource(quote.source)
  })
  useEffect(() => {
    if (selection) follow(selection)
  }, [selection])

  const active = activeQuote(map, selection, id)
  return (
    <section className={styles.pane} aria-label="Sources">
      <header className={styles.head}>
        <SourceMenu
          open={id}
          title={source?.title}
          onAdd={mayAdd ? () => setAdding(true) : undefined}
        />
        {covered !== undefined && (
          <span
            className={styles.coverage}
            title="How much of the text has been quoted in this map"
          >
            <i style={{ '--share': `${covered * 100}%` } as React.CSSProperties} />
            {Math.round(covered * 100)} % quoted
          </span>
        )}
        <IconButton
          label="Find in this text"
          disabled={!source}
          aria-pressed={isFinding}
          onClick={() => setFinding(!isFinding)}
        >
          <Search aria-hidden />
        </IconButton>
      </header>
      {error && !source && (
        <p className={styles.note} role="alert">
          This source could not be opened. {error.message}{' '}
          <Button small look="line" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      )}
      {!id && <NoSource onAdd={mayAdd ? () => setAdding(true) : undefined} />}
      {source && (
        <SourceReader
          key={source.id}
          title={source.title}
          text={source.text}
          passages={passages}
          commented={commented}
          onComments={() => openTalk('comments')}
          active={active}
          show={passage}
          isFinding={isFinding}
          onFindEnd={() => setFinding(false)}
          onPassage={(quote) => {
            select({ kind: 'quote', id: quote })
            const claim = [...map.claims.values()].find(({ quotes }) => quotes.includes(quote))
            if (claim) reveal({ kind: 'claim', id: claim.id })
          }}
          make={offered}
        />
      )}
      {evidence && (
        <ClaimPicker
          title="Evidence for which claim?"
          map={map}
          onPick={(claim: ClaimId) => {
            if (make.evidence(evidence, claim)) {
              reveal({ kind: 'claim', id: claim })
              say('Quoted as evidence for the claim.')
            }
          }}
          onClose={() => setEvidence(undefined)}
        />
      )}
      {commenting && source && (
        <PassageCommentDialog
          source={source}
          stretch={commenting}
          onClose={() => setCommenting(undefined)}
        />
      )}
      {isAdding && (
        <AddSourceDialog
          onClose={() => setAdding(false)}
          onAdded={(added) => openSource(added as SourceId)}
        />
      )}
      {texts.size < map.sources.size && (
        <p className="visually-hidden" role="status">
          Sources are still being fetched.
        </p>
      )}
    </section>
  )
}

const NoSource = ({ onAdd }: { readonly onAdd: (() => void) | undefined }) => (
  <div className={styles.note}>
    <p>
      {onAdd
        ? 'Add an article, a transcript or any other text to read it here and quote it.'
        : 'This map quotes no source yet.'}
    </p>
    {onAdd && (
      <Button look="line" onClick={onAdd}>
        <Plus aria-hidden /> Add a source
      </Button>
    )}
  </div>
)

/** The passage that belongs to what is selected: the quote itself, or the claim's first one here. */
function activeQuote(
  map: ArgumentMap,
  selection: Selection | undefined,
  source: SourceId | undefined,
): QuoteId | undefined {
  if (selection?.kind === 'quote') return selection.id
  if (selection?.kind !== 'claim') return undefined
  return map.claims
    .get(selection.id)
    ?.quotes.find((quote) => map.quotes.get(quote)?.source === source)
}

function passagesOf(map: ArgumentMap, source: SourceId, text: string): MarkedPassage[] {
  const { toUtf16 } = codePointIndex(text)
  return quotesFrom(map, source).map((quote) => {
    const claims = claimsQuoting(map, quote)
    const color = claims.map(({ id }) => colorOf(map, id)).find((each) => each !== null)
    return {
      id: quote.id,
      start: toUtf16(quote.start),
      end: toUtf16(quote.end),
      color: color ?? null,
      claims: claims.map((claim) => claim.text),
    }
  })
}

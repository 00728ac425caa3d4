import { codePointIndex, type QuoteId, type SourceId } from '@counterpoint/core'
import { createMap, listQuotes, submitOperations } from '@counterpoint/protocol'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ArrowLeft, Plus, Search } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { api } from '../data/api.ts'
import { newKey } from '../data/new-id.ts'
import { sourceQuery } from '../data/queries.ts'
import { useMayInWorkspace, useWorkspace } from '../data/workspace.ts'
import { SourceReader } from '../features/source-reader/source-reader.tsx'
import { Button, IconButton } from '../shared/ui/button.tsx'
import { FailureScreen } from './failure-screen.tsx'
import { Gate } from './gate.tsx'
import styles from './source-page.module.css'

/** A source by itself, with all quotes that any map takes from it. */
export const SourcePage = () => (
  <Gate isForGuests>
    <Source />
  </Gate>
)

function Source() {
  const { sourceId } = useParams({ from: '/sources/$sourceId' })
  const { quote, find } = useSearch({ from: '/sources/$sourceId' })
  const navigate = useNavigate()
  const workspace = useWorkspace()
  const mayCreate = useMayInWorkspace('map.create')
  const [isFinding, setFinding] = useState(find !== undefined)
  const [active, setActive] = useState(quote as QuoteId | undefined)
  const { data: source, error, refetch } = useQuery(sourceQuery(sourceId as SourceId))
  const quotes = useQuery({
    queryKey: ['source', sourceId, 'quotes'],
    queryFn: ({ signal }) =>
      api.call(listQuotes, { params: { id: sourceId }, query: { limit: 200 }, signal }),
  })
  const passages = useMemo(() => {
    if (!source) return []
    const { toUtf16 } = codePointIndex(source.text)
    return (quotes.data?.items ?? []).map(({ id, start, end }) => ({
      id,
      start: toUtf16(start),
      end: toUtf16(end),
      color: null,
      claims: [],
    }))
  }, [source, quotes.data])
  const isReady = passages.length > 0
  const show = useMemo(
    () => (quote && isReady ? { what: quote as QuoteId } : undefined),
    [quote, isReady],
  )
  const begin = useMutation({
    mutationFn: async () => {
      if (!source) throw new Error('The source is not open.')
      const { id, title, citation, language, sha256 } = source
      const { map } = await api.call(createMap, {
        query: { workspace: workspace?.id },
        body: { title },
      })
      await api.call(submitOperations, {
        params: { id: map.id },
        headers: { 'idempotency-key': newKey() },
        body: {
          operations: [{ kind: 'source.add', source: { id, title, citation, language, sha256 } }],
        },
      })
      return map.id
    },
    onSuccess: (mapId) => void navigate({ to: '/maps/$mapId', params: { mapId } }),
  })

  useEffect(() => {
    if (source) document.title = `${source.title} · Counterpoint`
  }, [source])

  if (error && !source) return <FailureScreen failure={error} onRetry={() => void refetch()} />
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Link to="/" className={styles.back} aria-label="Library" title="Library">
          <ArrowLeft aria-hidden />
        </Link>
        <div className={styles.title}>
          <h1>{source?.title ?? 'Opening…'}</h1>
          {source?.citation.url && (
            <a href={source.citation.url} target="_blank" rel="noopener noreferrer">
              {source.citation.url}
            </a>
          )}
        </div>
        <IconButton
          label="Find in this text"
          aria-pressed={isFinding}
          onClick={() => setFinding(!isFinding)}
        >
          <Search aria-hidden />
        </IconButton>
        {mayCreate && (
          <Button look="line" disabled={!source || begin.isPending} onClick={() => begin.mutate()}>
            <Plus aria-hidden /> New map from it
          </Button>
        )}
      </header>
      {begin.error && (
        <p className={styles.trouble} role="alert">
          {begin.error.message}
        </p>
      )}
      <main className={styles.text}>
        {source && (
          <SourceReader
            title={source.title}
            text={source.text}
            passages={passages}
            active={active}
            show={show}
            isFinding={isFinding}
            find={find}
            onFindEnd={() => setFinding(false)}
            onPassage={setActive}
          />
        )}
      </main>
    </div>
  )
}

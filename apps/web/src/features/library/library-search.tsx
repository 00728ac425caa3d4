import type { searchHitReply } from '@counterpoint/protocol'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileText, MessageSquare, Quote, Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { z } from 'zod'
import { searchQuery } from '../../data/queries.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { excerptOf, findable, piecesOf } from './excerpt.ts'
import styles from './library.module.css'

/** Words, and where they occur: in claims, in quotes, in sources. */
export function LibrarySearch() {
  const [words, setWords] = useState('')
  const workspace = useWorkspace()?.id
  const wanted = useDeferredValue(words.trim())
  const { data, error, isFetching } = useQuery(searchQuery(workspace, wanted))
  const hits = wanted.length > 1 ? (data?.items ?? []) : []
  return (
    <search className={styles.search}>
      <label className={styles.searchField}>
        <Search aria-hidden />
        <span className="visually-hidden">Search claims, quotes and sources</span>
        <input
          type="search"
          placeholder="Search claims, quotes and sources"
          value={words}
          maxLength={200}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      {wanted.length > 1 && (
        <div className={styles.hits} role="region" aria-label="What was found" aria-live="polite">
          {error && <p className={styles.trouble}>The search failed. {error.message}</p>}
          {!error && hits.length === 0 && (
            <p className={styles.quiet}>{isFetching ? 'Searching…' : 'Nothing has these words.'}</p>
          )}
          <ul>
            {hits.map((hit) => (
              <li key={`${hit.kind} ${hit.kind === 'claim' ? hit.map : ''} ${hit.id}`}>
                <Hit hit={hit} words={wanted} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  )
}

type SearchHit = z.infer<typeof searchHitReply>

function Hit({ hit, words }: { readonly hit: SearchHit; readonly words: string }) {
  const found = (text: string) =>
    piecesOf(text, words).map((piece, i) =>
      piece.isFound ? <mark key={i}>{piece.text}</mark> : piece.text,
    )
  switch (hit.kind) {
    case 'claim':
      return (
        <Link
          className={styles.hit}
          to="/maps/$mapId"
          params={{ mapId: hit.map }}
          search={{ claim: hit.id }}
        >
          <MessageSquare aria-label="Claim" />
          <span>
            {found(hit.text)}
            <small>{hit.mapTitle}</small>
          </span>
        </Link>
      )
    case 'quote':
      return (
        <Link
          className={styles.hit}
          to="/sources/$sourceId"
          params={{ sourceId: hit.source }}
          search={{ quote: hit.id }}
        >
          <Quote aria-label="Quote" />
          <span>
            “{found(hit.text)}”<small>{hit.sourceTitle}</small>
          </span>
        </Link>
      )
    case 'source':
      return (
        <Link
          className={styles.hit}
          to="/sources/$sourceId"
          params={{ sourceId: hit.id }}
          search={{ find: findable(hit.text, words) }}
        >
          <FileText aria-label="Source" />
          <span>
            {found(hit.title)}
            <small>{found(excerptOf(hit.text, hit.start))}</small>
          </span>
        </Link>
      )
  }
}

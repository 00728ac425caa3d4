import { deleteMap } from '@counterpoint/protocol'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Ellipsis, FileInput, FilePlus2, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../data/api.ts'
import { mapsQuery, sourcesQuery } from '../../data/queries.ts'
import { mayDeleteMaps, type Workspace } from '../../data/workspace.ts'
import { Button, IconButton } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { Acts, Form, Trouble } from '../../shared/ui/form.tsx'
import { Menu, MenuChoice } from '../../shared/ui/menu.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import { AddSourceDialog } from './add-source-dialog.tsx'
import styles from './library.module.css'
import { LibrarySearch } from './library-search.tsx'
import { MapPicture } from './map-picture.tsx'
import { NewMapDialog } from './new-map-dialog.tsx'
import { SharedShelf } from './shared-shelf.tsx'
import { when } from './when.ts'

type Open = 'map' | 'source' | { readonly deleting: string; readonly title: string }

/** All maps with a picture of each, all sources with how much of them is quoted, one search. */
interface LibraryProps {
  readonly workspace: Workspace
  readonly onImport: () => void
}

export function Library({ workspace, onImport }: LibraryProps) {
  const [open, setOpen] = useState<Open>()
  const navigate = useNavigate()
  return (
    <main className={styles.library}>
      <LibrarySearch />
      <MapShelf
        workspace={workspace}
        onNew={() => setOpen('map')}
        onImport={onImport}
        onDelete={setOpen}
      />
      <SharedShelf />
      <SourceShelf workspace={workspace} onAdd={() => setOpen('source')} />
      {open === 'map' && <NewMapDialog onClose={() => setOpen(undefined)} />}
      {open === 'source' && (
        <AddSourceDialog
          onClose={() => setOpen(undefined)}
          onAdded={(id) => void navigate({ to: '/sources/$sourceId', params: { sourceId: id } })}
        />
      )}
      {typeof open === 'object' && (
        <DeleteMapDialog id={open.deleting} title={open.title} onClose={() => setOpen(undefined)} />
      )}
    </main>
  )
}

interface MapShelfProps {
  readonly workspace: Workspace
  readonly onNew: () => void
  readonly onImport: () => void
  readonly onDelete: (map: { readonly deleting: string; readonly title: string }) => void
}

function MapShelf({ workspace, onNew, onImport, onDelete }: MapShelfProps) {
  const { data, error, isPending, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    mapsQuery(workspace.id),
  )
  const mayCreate = workspace.abilities.includes('map.create')
  const mayDelete = mayDeleteMaps(workspace)
  const maps = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section aria-labelledby="maps">
      <header className={styles.shelfHead}>
        <h2 id="maps">Maps</h2>
        {mayCreate && (
          <>
            <Button look="line" onClick={onImport}>
              <FileInput aria-hidden /> Import
            </Button>
            <Button look="solid" onClick={onNew}>
              <Plus aria-hidden /> New map
            </Button>
          </>
        )}
      </header>
      {isPending && <p className={styles.quiet}>Fetching the maps…</p>}
      {error && maps.length === 0 && (
        <p className={styles.trouble} role="alert">
          The maps could not be fetched. {error.message}{' '}
          <Button small look="line" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      )}
      {data && maps.length === 0 && (
        <p className={styles.quiet}>
          No map yet. A map lays out the competing answers to one question and what they rest on.
        </p>
      )}
      <ul className={styles.maps}>
        {maps.map((map) => (
          <li key={map.id} className={styles.map}>
            <Link to="/maps/$mapId" params={{ mapId: map.id }} className={styles.mapLink}>
              <MapPicture points={map.picture} />
              <h3>{map.title}</h3>
              {map.question && <p className={styles.question}>{map.question}</p>}
            </Link>
            <ul className={styles.positions} aria-label="Positions">
              {map.positions.map(({ id, title, color }) => (
                <li key={id} className={`${styles.position} p-${color ?? 'none'}`}>
                  {color && <Glyph color={color} />}
                  {title}
                </li>
              ))}
            </ul>
            <p className={styles.facts}>
              {count(map.counts.claims, 'claim')} · {count(map.counts.inferences, 'inference')} ·{' '}
              {count(map.counts.sources, 'source')} · changed {when(map.updatedAt)}
            </p>
            {mayDelete && (
              <span className={styles.more}>
                <Menu
                  align="end"
                  trigger={
                    <IconButton small label={`More about ${map.title}`}>
                      <Ellipsis aria-hidden />
                    </IconButton>
                  }
                >
                  <MenuChoice
                    danger
                    icon={<Trash2 aria-hidden />}
                    onSelect={() => onDelete({ deleting: map.id, title: map.title })}
                  >
                    Delete map…
                  </MenuChoice>
                </Menu>
              </span>
            )}
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button look="line" onClick={() => void fetchNextPage()}>
          More maps
        </Button>
      )}
    </section>
  )
}

interface SourceShelfProps {
  readonly workspace: Workspace
  readonly onAdd: () => void
}

function SourceShelf({ workspace, onAdd }: SourceShelfProps) {
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(sourcesQuery(workspace.id))
  const mayAdd = workspace.abilities.includes('source.add')
  const sources = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section aria-labelledby="sources">
      <header className={styles.shelfHead}>
        <h2 id="sources">Sources</h2>
        {mayAdd && (
          <Button look="line" onClick={onAdd}>
            <FilePlus2 aria-hidden /> Add source
          </Button>
        )}
      </header>
      {error && sources.length === 0 && (
        <p className={styles.trouble} role="alert">
          The sources could not be fetched. {error.message}
        </p>
      )}
      {data && sources.length === 0 && (
        <p className={styles.quiet}>
          No source yet.{mayAdd && ' Paste an article or upload a text file.'}
        </p>
      )}
      <ul className={styles.sources}>
        {sources.map((source) => (
          <li key={source.id}>
            <Link
              to="/sources/$sourceId"
              params={{ sourceId: source.id }}
              className={styles.source}
            >
              <h3>{source.title}</h3>
              <p className={styles.facts}>
                {[source.citation.author, source.citation.publication, source.citation.date]
                  .filter(Boolean)
                  .join(', ') || 'Author not stated'}
              </p>
              <span className={styles.coverage}>
                <i style={{ '--share': `${source.coverage * 100}%` } as React.CSSProperties} />
                {Math.round(source.coverage * 100)} % quoted · {count(source.quotes, 'quote')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button look="line" onClick={() => void fetchNextPage()}>
          More sources
        </Button>
      )}
    </section>
  )
}

interface DeleteMapDialogProps {
  readonly id: string
  readonly title: string
  readonly onClose: () => void
}

function DeleteMapDialog({ id, title, onClose }: DeleteMapDialogProps) {
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.call(deleteMap, { params: { id } }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['maps'] })
      onClose()
    },
  })
  return (
    <Dialog title={`Delete “${title}”?`} onClose={onClose}>
      <Form onSubmit={() => remove.mutate()}>
        <p>The map and its history go. Its sources and their quotes stay in the library.</p>
        <Trouble of={remove.error} />
        <Acts>
          <Button look="line" onClick={onClose}>
            Keep it
          </Button>
          <Button look="solid" type="submit" disabled={remove.isPending}>
            Delete map
          </Button>
        </Acts>
      </Form>
    </Dialog>
  )
}

const count = (number: number, word: string): string =>
  `${number} ${word}${number === 1 ? '' : 's'}`

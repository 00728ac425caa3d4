import type { SourceId } from '@counterpoint/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronDown, Plus } from 'lucide-react'
import { useMap } from '../data/map-session.tsx'
import { sourcesQuery } from '../data/queries.ts'
import { useWorkbench } from '../data/workbench.tsx'
import { useWorkspace } from '../data/workspace.ts'
import { Button } from '../shared/ui/button.tsx'
import { Menu, MenuChoice, MenuLabel, MenuOption, MenuRule } from '../shared/ui/menu.tsx'
import styles from './reader-pane.module.css'

interface SourceMenuProps {
  readonly open: SourceId | undefined
  readonly title: string | undefined
  /** Absent for those who may not. */
  readonly onAdd: (() => void) | undefined
}

/** Which source is read: those of the map first, then the rest of the library. */
export function SourceMenu({ open, title, onAdd }: SourceMenuProps) {
  const map = useMap()
  const { openSource } = useWorkbench()
  const library = useInfiniteQuery(sourcesQuery(useWorkspace()?.id))
  const others = (library.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ id }) => !map.sources.has(id),
  )
  const option = ({ id, title: name }: { readonly id: SourceId; readonly title: string }) => (
    <MenuOption key={id} isChosen={id === open} onSelect={() => openSource(id)}>
      {name}
    </MenuOption>
  )
  return (
    <Menu
      trigger={
        <Button className={styles.choose ?? ''} aria-label={`Source: ${title ?? 'none'}`}>
          <span>{title ?? (open ? 'Opening…' : 'No source yet')}</span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {map.sources.size > 0 && <MenuLabel>In this map</MenuLabel>}
      {[...map.sources.values()].map(option)}
      {others.length > 0 && <MenuLabel>In the library</MenuLabel>}
      {others.map(option)}
      {(library.hasNextPage || onAdd) && <MenuRule />}
      {library.hasNextPage && (
        <MenuChoice onSelect={() => void library.fetchNextPage()}>More sources…</MenuChoice>
      )}
      {onAdd && (
        <MenuChoice icon={<Plus aria-hidden />} onSelect={onAdd}>
          Add a source…
        </MenuChoice>
      )}
    </Menu>
  )
}

import { GitCompareArrows, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useHistory } from '../../data/history.tsx'
import { useVersionActs, useVersions, type Version } from '../../data/versions.ts'
import { ReadOnlyProvider } from '../../shared/read-only.tsx'
import { Button, IconButton } from '../../shared/ui/button.tsx'
import { EditableText } from '../../shared/ui/editable-text.tsx'
import { TextField } from '../../shared/ui/field.tsx'
import { When } from '../../shared/ui/when.tsx'
import styles from './history-pane.module.css'

const LONGEST_NAME = 100

/** Names for points of the past: given to the one that is looked at, changed, taken away. */
export function VersionsList({ onSince }: { readonly onSince: (revision: number) => void }) {
  const { mayRestore: mayName } = useHistory()
  const versions = useVersions()
  return (
    <>
      {mayName && <NameForm />}
      {versions.length === 0 && (
        <p className={styles.quiet}>
          No version has a name yet.{' '}
          {mayName &&
            'Travel to a point that matters, such as the state of a hearing, and name it.'}
        </p>
      )}
      <ReadOnlyProvider value={!mayName}>
        <ul className={styles.versions} aria-label="Named versions">
          {versions.map((version) => (
            <VersionRow key={version.id} version={version} onSince={onSince} />
          ))}
        </ul>
      </ReadOnlyProvider>
    </>
  )
}

function NameForm() {
  const { revision } = useHistory()
  const { name: give } = useVersionActs()
  const [name, setName] = useState('')
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '') return
        void give(revision, name.trim()).then((isDone) => isDone && setName(''))
      }}
    >
      <TextField
        label={`Name for revision ${revision}`}
        maxLength={LONGEST_NAME}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" look="solid" disabled={name.trim() === ''}>
        Name it
      </Button>
    </form>
  )
}

interface VersionRowProps {
  readonly version: Version
  readonly onSince: (revision: number) => void
}

function VersionRow({ version, onSince }: VersionRowProps) {
  const { revision: here, travel, mayRestore: mayName } = useHistory()
  const { rename, remove } = useVersionActs()
  const { id, name, revision, by, at } = version
  return (
    <li>
      <EditableText
        label={`Name of the version ${name}`}
        text={name}
        className={styles.versionName ?? ''}
        onCommit={(next) => void rename(id, next)}
      />
      <p className={styles.quiet}>
        Revision {revision}, named by {by.name}, <When at={at} />
      </p>
      <div className={styles.acts}>
        <Button
          small
          look="line"
          disabled={here === revision}
          aria-label={`Look at ${name}`}
          onClick={() => travel(revision)}
        >
          Look
        </Button>
        <Button
          small
          look="line"
          aria-label={`Compare with ${name}`}
          onClick={() => onSince(revision)}
        >
          <GitCompareArrows aria-hidden /> Compare
        </Button>
        {mayName && (
          <IconButton small label={`Take the name ${name} away`} onClick={() => void remove(id)}>
            <Trash2 aria-hidden />
          </IconButton>
        )}
      </div>
    </li>
  )
}

import { restoreAnyway, type Effect } from '@counterpoint/core'
import { useMapSession, useSessionState } from '../../data/map-session.tsx'
import { useUndoAnyway } from '../../data/undo-anyway.tsx'
import { overwritten } from '../../data/who-did.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { Acts, Form, Quiet } from '../../shared/ui/form.tsx'
import { useNotices } from '../../shared/ui/notices.tsx'
import styles from './conflicts.module.css'

/** Before a step is taken back over what another did: whose work goes, and what stands then. */
export function UndoAnywayDialog() {
  const { asked, close } = useUndoAnyway()
  const session = useMapSession()
  const state = useSessionState()
  const { warn } = useNotices()
  if (!asked) return null
  const { map } = state
  const operation = restoreAnyway(map, asked.operation)
  const perform = () => {
    if (!operation) return
    const done = session.dispatch(operation)
    if (!done.ok) return warn(done.error.message)
    asked.onDone?.()
    close()
  }
  return (
    <Dialog title={`${asked.verb} anyway?`} wide onClose={close}>
      <Form onSubmit={perform}>
        {operation ? (
          <>
            <div>
              {overwritten(operation.effects, state).map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
            <TextsOf effects={operation.effects} />
            <Quiet>
              What gives way stays in the history, where this is one more change; it can be taken
              back in turn.
            </Quiet>
          </>
        ) : (
          <p>Nothing of it can be put back any more.</p>
        )}
        <Acts>
          <Button look="line" onClick={close}>
            Leave it as it stands
          </Button>
          {operation && (
            <Button look="solid" type="submit">
              {asked.verb} anyway
            </Button>
          )}
        </Acts>
      </Form>
    </Dialog>
  )
}

/** The texts that give way, beside those that come back. */
function TextsOf({ effects }: { readonly effects: readonly Effect[] }) {
  const texts = effects.flatMap(({ id, before, after }) =>
    Object.entries(before ?? {}).flatMap(([field, present]) => {
      const back: unknown = after && Reflect.get(after, field)
      return typeof present === 'string' && typeof back === 'string'
        ? [{ key: `${id}/${field}`, present, back }]
        : []
    }),
  )
  return texts.map(({ key, present, back }) => (
    <div key={key} className={styles.versions}>
      <section aria-label="As it stands">
        <h3>As it stands</h3>
        <p>{present}</p>
      </section>
      <section aria-label="As it would be">
        <h3>As it would be</h3>
        <p>{back}</p>
      </section>
    </div>
  ))
}

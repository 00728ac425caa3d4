import type { Effect, EntityName } from '../operation/effect.ts'
import { counted, joined, type Names } from './names.ts'

/** Kinds of record in the order in which a sentence tells them; places on the canvas say nothing. */
const TOLD: readonly Exclude<EntityName, 'placement'>[] = [
  'claim',
  'inference',
  'position',
  'audience',
  'equivalence',
  'tension',
  'quote',
  'source',
  'map',
]

/**
 * What putting effects back did: what is there again, what is gone again, what is as it was ([V8]).
 * A file that was read in arrives in the same way.
 */
export function restored(effects: readonly Effect[], names: Names, isImport: boolean): string {
  const created = effects.filter(({ before }) => before === null)
  const deleted = effects.filter(({ after }) => after === null)
  const edited = effects.filter(({ before, after }) => before !== null && after !== null)
  if (isImport) return `imported ${listOf(created, names) || 'a file'}`
  const parts = [
    ...told('brought back', created, names),
    ...told('took back', deleted, names),
    ...told('took back changes of', edited, names),
  ]
  return joined(parts) || 'took back where cards stand'
}

const told = (verb: string, effects: readonly Effect[], names: Names): string[] => {
  const list = listOf(effects, names)
  return list === '' ? [] : [`${verb} ${list}`]
}

function listOf(effects: readonly Effect[], names: Names): string {
  return joined(
    TOLD.flatMap((entity) => {
      const ids = effects.filter((effect) => effect.entity === entity).map(({ id }) => id)
      const [first] = ids
      if (first === undefined) return []
      if (entity === 'map') return ['the map’s title or question']
      return [ids.length === 1 ? oneOf(entity, first, names) : counted(ids.length, entity)]
    }),
  )
}

function oneOf(entity: EntityName, id: string, names: Names): string {
  switch (entity) {
    case 'claim':
      return names.claim(id)
    case 'inference':
      return names.inference(id)
    case 'position':
      return `the position ${names.position(id)}`
    case 'quote':
      return `the quote ${names.quote(id)}`
    case 'source':
      return `the source ${names.source(id)}`
    default:
      return counted(1, entity)
  }
}

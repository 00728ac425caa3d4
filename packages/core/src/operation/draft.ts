import type { ArgumentMap } from '../model/argument-map.ts'
import { assert } from '../result.ts'
import { COLLECTION_OF, reversed, type CollectionName, type Effect } from './effect.ts'

/**
 * A map under construction: reads like the map, takes effects, and leaves the map it was made of
 * alone. Each collection is copied once, at its first change, however many operations a batch has.
 */
export interface Draft extends ArgumentMap {
  /**
   * Does all of `effects`. Throws where one edits a record that is not there; then those before it were
   * taken back, which comes to nothing done if they were true to the records that they found.
   */
  readonly write: (effects: readonly Effect[]) => void
  /** The map that came of it, to keep: whatever is written afterwards, it stays as it is. */
  readonly finish: () => ArgumentMap
}

/** Begins to change `map`, which itself stays as it was. Trusts effects like `applyEffects`. */
export function draftOf(map: ArgumentMap): Draft {
  const working = { ...map }
  const owned = new Set<CollectionName>()

  const ownCollection = (name: CollectionName): Map<string, object> => {
    if (!owned.has(name)) {
      owned.add(name)
      Object.assign(working, { [name]: new Map(working[name] as ReadonlyMap<string, object>) })
    }
    return working[name] as unknown as Map<string, object>
  }

  const writeOne = (effect: Effect): void => {
    if (effect.entity === 'map') {
      assert(effect.after, 'A map is not created or deleted by an operation.')
      Object.assign(working, effect.after)
      return
    }
    const collection = ownCollection(COLLECTION_OF[effect.entity])
    if (effect.after === null) {
      collection.delete(effect.id)
    } else if (effect.before === null) {
      collection.set(effect.id, effect.after)
    } else {
      const record = collection.get(effect.id)
      assert(record, `An effect edits ${effect.entity} ${effect.id}, which the map does not hold.`)
      collection.set(effect.id, { ...record, ...effect.after })
    }
  }

  const write = (effects: readonly Effect[]): void => {
    let written = 0
    try {
      for (const effect of effects) {
        writeOne(effect)
        written++
      }
    } catch (error) {
      reversed(effects.slice(0, written)).forEach(writeOne)
      throw error
    }
  }

  return Object.assign(working, {
    write,
    finish: (): ArgumentMap => {
      owned.clear()
      const { write: _write, finish: _finish, ...finished } = working as Draft
      return finished
    },
  })
}

/**
 * `map` with `effects` done to it. Trusts them: they come from `apply` or from the log.
 * Cost: O(changed records + size of each changed collection).
 */
export function applyEffects(map: ArgumentMap, effects: readonly Effect[]): ArgumentMap {
  const draft = draftOf(map)
  draft.write(effects)
  return draft.finish()
}

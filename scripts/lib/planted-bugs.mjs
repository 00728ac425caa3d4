/**
 * Mistakes that the fuzz has to find: what a careless change would do to the sources. Each is put
 * in while the run is bundled, so that the product itself has no switch for it.
 *
 * @typedef {{ file: string, from: string, to: string }} Change `from` occurs once in the file
 * @typedef {{ name: string, changes: readonly Change[] }} PlantedBug
 */

const SYNC = 'packages/protocol/src/sync'
const CORE = 'packages/core/src/operation'

/** @type {readonly PlantedBug[]} */
export const PLANTED_BUGS = [
  {
    name: 'no dedupe',
    changes: [
      {
        file: `${SYNC}/testing/model-log.ts`,
        from: 'if (number <= queue.decided) {',
        to: 'if (number < 0) {',
      },
    ],
  },
  {
    name: 'no reference check on create',
    changes: [
      {
        file: `${CORE}/resolve-inference.ts`,
        from: '  const broken = violationOfInference(map, inference)\n  if (broken) return fail(broken)\n',
        to: '',
      },
    ],
  },
  {
    name: 'no cascade on delete',
    changes: [
      {
        file: `${CORE}/closure.ts`,
        from: 'const goneInferences = fallenInferences(map, claims, inferences)',
        to: 'const goneInferences = inferences',
      },
    ],
  },
  {
    name: 'undo overwrites others',
    changes: [
      {
        file: `${CORE}/restore.ts`,
        from: '([field, value]) => !isSame(present[field], value),',
        to: '() => false,',
      },
    ],
  },
  {
    name: 'restore without checking the other end',
    changes: [
      {
        file: `${CORE}/restore.ts`,
        from: 'return broken ? fail(broken) : effects(joined)',
        to: 'return effects(joined)',
      },
    ],
  },
  {
    name: 'skip while lagging',
    changes: [
      {
        file: `${SYNC}/feed.ts`,
        from: 'reader.laggingSince = this.#environment.now()',
        to: 'reader.laggingSince = this.#environment.now(); reader.sent = upTo',
      },
    ],
  },
  {
    name: 'skip while lagging, and no look for gaps',
    changes: [
      {
        file: `${SYNC}/feed.ts`,
        from: 'reader.laggingSince = this.#environment.now()',
        to: 'reader.laggingSince = this.#environment.now(); reader.sent = upTo',
      },
      {
        file: `${SYNC}/copy.ts`,
        from: 'if (revision !== this.#revision + 1) return false',
        to: '',
      },
      {
        file: `${SYNC}/testing/wire.ts`,
        from: 'hold(after === this.#told',
        to: 'hold(after > -1 || after === this.#told',
      },
    ],
  },
  {
    name: 'no dedupe after takeover',
    changes: [
      {
        file: `${SYNC}/outbox.ts`,
        from: '    this.#pending = waiting\n',
        to: '    this.#pending = waiting.map((mutation) => ({ ...mutation, client: own, number: this.#next++ }))\n',
      },
    ],
  },
  {
    name: 'resend out of order',
    changes: [
      { file: `${SYNC}/push-batch.ts`, from: 'batch.push({', to: 'batch.unshift({' },
      {
        file: `${SYNC}/testing/model-log.ts`,
        from: "if (number > queue.decided + 1) return { kind: 'gap', decided: queue.decided }",
        to: '',
      },
    ],
  },
  {
    name: 'resend of nothing after reconnecting',
    changes: [{ file: `${SYNC}/outbox.ts`, from: '    this.#pushed.clear()\n', to: '' }],
  },
  {
    name: 'base goes backwards',
    changes: [
      {
        file: `${SYNC}/copy.ts`,
        from: '      if (entry.revision <= this.#revision) continue\n',
        to: '',
      },
      {
        file: `${SYNC}/copy.ts`,
        from: 'if (revision !== this.#revision + 1) return false',
        to: 'if (revision > this.#revision + 1) return false',
      },
    ],
  },
  {
    name: 'late close of an old socket ends the new session',
    changes: [
      {
        file: `${SYNC}/room.ts`,
        from: '    const session = this.#sessions.get(connection)\n    if (!session) return\n    session.phase',
        to: '    const session = this.#sessions.get(connection) ?? [...this.#sessions.values()].at(-1)\n    if (!session) return\n    this.#sessions.delete(session.connection)\n    session.phase',
      },
    ],
  },
  {
    name: 'refusals not repeated after reconnecting',
    changes: [{ file: `${SYNC}/room.ts`, from: 'refusals: [...refusals],', to: 'refusals: [],' }],
  },
  {
    name: 'role change ignored',
    changes: [
      {
        file: `${SYNC}/follower.ts`,
        from: 'await this.#listener.accessChanged()',
        to: 'await Promise.resolve()',
      },
    ],
  },
  {
    name: 'merge drops words',
    changes: [
      { file: `${CORE}/merge-texts.ts`, from: 'overridden.push(lost.trim())', to: 'lost.trim()' },
    ],
  },
  {
    name: 'merge keeps one side only',
    changes: [
      {
        file: `${CORE}/merge-texts.ts`,
        from: 'const tokens = { a, o, b }[region.buffer]',
        to: "const tokens = { a, o, b }[region.buffer === 'a' ? 'b' : region.buffer]",
      },
    ],
  },
  {
    name: 'done before it is in the copy',
    changes: [
      {
        file: `${SYNC}/room-link.ts`,
        from: '    if (this.#base.copy.revision < welcome.revision) return\n',
        to: '',
      },
    ],
  },
  {
    name: 'a refused change blocks its queue',
    changes: [
      {
        file: `${SYNC}/testing/model-log.ts`,
        from: '      queue.refusals.set(number, problem)\n',
        to: '      queue.decided = number - 1\n      queue.refusals.set(number, problem)\n',
      },
    ],
  },
]

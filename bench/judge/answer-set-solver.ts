import { createRequire } from 'node:module'
import type * as Clingo from 'clingo-wasm'
import type { ArgumentMap } from '@counterpoint/core'

/** CommonJS whose names an import does not see. */
const { run } = createRequire(import.meta.url)('clingo-wasm') as typeof Clingo

/** Admissible sets (Egly, Gaggl and Woltran 2010, ASPARTIX). */
const ADMISSIBLE = `
in(X) :- not out(X), arg(X).
out(X) :- not in(X), arg(X).
:- in(X), in(Y), att(X,Y).
defeated(X) :- in(Y), att(Y,X).
:- in(X), att(Y,X), not defeated(Y).
#show in/1.
`
const STABLE = `${ADMISSIBLE}\n:- out(X), not defeated(X).`
const PREFERRED = `${ADMISSIBLE}\n#heuristic in(X) : arg(X). [1,true]`

/** Questions about plain attacks, put to clingo, the answer-set solver, as packed for the browser. */
export const answerSetSolver = {
  /** Claims in some admissible set, so in some preferred one; by brave reasoning. */
  credulous: async (map: ArgumentMap): Promise<number> => {
    const result = await run(`${ADMISSIBLE}\n${factsOf(map)}`, 0, ['--enum-mode=brave'])
    return lastOf(result).length
  },
  oneStable: async (map: ArgumentMap): Promise<boolean> => {
    const result = await run(`${STABLE}\n${factsOf(map)}`, 1)
    return result.Result === 'SATISFIABLE'
  },
  onePreferred: async (map: ArgumentMap): Promise<number> => {
    const result = await run(`${PREFERRED}\n${factsOf(map)}`, 1, ['--heuristic=Domain'])
    return lastOf(result).length
  },
}

type Result = Awaited<ReturnType<typeof run>>

function lastOf(result: Result): readonly string[] {
  if (result.Result === 'ERROR') throw new Error(`clingo refuses its program: ${result.Error}`)
  return result.Call.at(-1)?.Witnesses.at(-1)?.Value ?? []
}

const factsOf = (map: ArgumentMap): string =>
  [
    ...[...map.claims.keys()].map((id) => `arg(${id}).`),
    ...[...map.inferences.values()].flatMap(({ premises, target }) =>
      'claim' in target ? `att(${premises[0]},${target.claim}).` : [],
    ),
  ].join('\n')

import { createRequire } from 'node:module'
import type * as Clingo from 'clingo-wasm'
import type { ArgumentMap } from '../../model/argument-map.ts'

/** CommonJS whose names an import does not see. */
const { run } = createRequire(import.meta.url)('clingo-wasm') as typeof Clingo

/**
 * The rules of acceptance as a logic program, whose answer sets (Gelfond and Lifschitz 1988) are the
 * stable standings (Brewka et al. 2013). Nothing of our own code has a part in it.
 */
const STABLE = `
hit(X) :- against(I,X), in(I).
in(C) :- claim(C), given(C), not hit(C).
in(C) :- claim(C), for(I,C), in(I), not hit(C).
in(I) :- inference(I), in(P) : premise(I,P); not hit(I).
#show. #show C : in(C), claim(C).
`

/** Admissible sets of plain attacks (Egly, Gaggl and Woltran 2010, ASPARTIX). */
const ADMISSIBLE = `
att(P,C) :- against(I,C), premise(I,P).
in(X) :- not out(X), claim(X).
out(X) :- not in(X), claim(X).
:- in(X), in(Y), att(X,Y).
defeated(X) :- in(Y), att(Y,X).
:- in(X), att(Y,X), not defeated(Y).
#show. #show C : in(C).
`
const LARGEST_FIRST = '#heuristic in(X) : claim(X). [1,true]'

/** What clingo says of `map` in the debate reading; ids must be in lower case. */
export const answerSets = (map: ArgumentMap) => {
  const facts = factsOf(map)
  const ask = async (program: string, options: string[]): Promise<string[][]> => {
    const result = await run(`${program}\n${facts}`, 0, options)
    if (result.Result === 'ERROR') throw new Error(`clingo refuses its program: ${result.Error}`)
    return (result.Call.at(-1)?.Witnesses ?? []).map(({ Value }) => [...Value].sort())
  }
  const last = async (program: string, options: string[]): Promise<string[]> =>
    (await ask(program, options)).at(-1) ?? []
  return {
    /** Claims accepted in each stable standing. */
    stable: () => ask(STABLE, []),
    someStable: () => last(STABLE, ['--enum-mode=brave']),
    everyStable: () => last(STABLE, ['--enum-mode=cautious']),
    /** Of plain attacks only: claims in some admissible set, so in some preferred one. */
    somePreferred: () => last(ADMISSIBLE, ['--enum-mode=brave']),
    /** Of plain attacks only: the admissible sets that no other contains. */
    preferred: () =>
      ask(`${ADMISSIBLE}\n${LARGEST_FIRST}`, ['--heuristic=Domain', '--enum-mode=domRec']),
  }
}

function factsOf(map: ArgumentMap): string {
  const facts: string[] = []
  const supported = new Set<string>()
  for (const { id, premises, polarity, target } of map.inferences.values()) {
    const hit = 'claim' in target ? target.claim : target.inference
    facts.push(`inference(${id}).`, ...premises.map((premise) => `premise(${id},${premise}).`))
    if (polarity === 'against') facts.push(`against(${id},${hit}).`)
    else if ('claim' in target) {
      facts.push(`for(${id},${hit}).`)
      supported.add(hit)
    }
  }
  for (const { id, given } of map.claims.values()) {
    facts.push(`claim(${id}).`, ...(given || !supported.has(id) ? [`given(${id}).`] : []))
  }
  return facts.join('\n')
}

import { aClaim, anInference, aPosition, mapAfter } from '@counterpoint/core/testing'
import { describe, expect, it } from 'vitest'
import { graphOf } from './layout-graph.ts'
import { layoutInputOf } from './layout-input.ts'
import { divide } from './pieces.ts'
import { rowsOfClaims } from './row-assignment.ts'

/** A step is written `premise+premise>target`, an undercut `premise>!inference number`. */
function rowsFor(steps: readonly string[], thesis: string): Record<string, number> {
  const names = [
    ...new Set(steps.flatMap((step) => step.split(/[>+]/)).filter((name) => !name.startsWith('!'))),
  ]
  const map = mapAfter([
    ...names.map((name) => ({ kind: 'claim.create', claim: aClaim(name) }) as const),
    ...steps.map((step, index) => {
      const [premises = '', target = ''] = step.split('>')
      const hit = target.startsWith('!') ? { inference: `i${target.slice(1)}` } : { claim: target }
      return {
        kind: 'inference.create',
        inference: anInference(`i${index}`, { premises: premises.split('+'), target: hit }),
      } as const
    }),
    { kind: 'position.create', position: aPosition('p', { thesis }) },
  ])
  const [home] = divide(graphOf(layoutInputOf(map, () => ({ width: 220, height: 100 }))))
  return Object.fromEntries([...home!.pieces].flatMap((piece) => [...rowsOfClaims(piece)]))
}

describe('rowsOfClaims', () => {
  it('puts each reason below what it is a reason for, the thesis first', () => {
    expect(rowsFor(['b>a', 'c+d>b'], 'a')).toEqual({ a: 0, b: 1, c: 2, d: 2 })
  })

  it('puts what undercuts a step below what the step is for', () => {
    expect(rowsFor(['b>a', 'c>!0'], 'a')).toEqual({ a: 0, b: 1, c: 1 })
  })

  it('keeps rows short, what carries more first', () => {
    const leaves = [...'bcdefghi'].map((leaf) => `${leaf}>a`)
    const rows = rowsFor([...leaves, 'k>j', 'j>a'], 'a')
    expect(rows['j']).toBe(1)
    expect(rows['k']).toBe(2)
    for (const row of [1, 2, 3, 4]) {
      expect(Object.values(rows).filter((found) => found === row).length).toBeLessThanOrEqual(3)
    }
  })

  it('cuts a ring and places all its claims', () => {
    expect(rowsFor(['b>a', 'c>b', 'a>c'], 'a')).toEqual({ a: 0, b: 1, c: 2 })
  })
})

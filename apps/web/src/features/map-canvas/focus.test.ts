import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentSchema, mapOf, type ArgumentMap, type ClaimId } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { claimsAround, mainClash, partOf } from './focus.ts'
import { areCloserThan, boxAround } from './geometry/box.ts'
import { cardSize } from './geometry/card-size.ts'
import { MEASURES } from './geometry/measures.ts'

const file = join(import.meta.dirname, '../../../../../packages/corpus/map/map.json')
const parts = JSON.parse(readFileSync(file, 'utf8')) as object
const curated = mapOf(documentSchema.parse({ ...parts, sources: [] }))

const boxesOf = (map: ArgumentMap, places: ReadonlyMap<string, { x: number; y: number }>) =>
  [...places].map(([id, place]) => {
    const claim = map.claims.get(id as ClaimId)
    const junction = { width: MEASURES.junction, height: MEASURES.junction }
    return { id, box: boxAround(place, claim ? cardSize(claim.text) : junction) }
  })

const overlaps = (boxes: ReturnType<typeof boxesOf>) =>
  boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => areCloserThan(a.box, b.box, 0))
      .map((b) => `${a.id} over ${b.id}`),
  )

it('places the curated map without a card or a junction over another', () => {
  expect(curated.placements.size).toBe(curated.claims.size + curated.inferences.size)
  expect(overlaps(boxesOf(curated, curated.placements))).toEqual([])
})

it('begins the curated map with managed conflict against de-escalation, face to face', () => {
  const clash = mainClash(curated)
  expect(clash?.title).toMatch(
    /^(Managed conflict against De-escalation|De-escalation against Managed conflict)$/,
  )
  const theses = [...curated.positions.values()]
    .filter(({ title }) => title === 'Managed conflict' || title === 'De-escalation')
    .map(({ thesis }) => thesis)
  expect([...clash!.claims]).toEqual(expect.arrayContaining(theses))
  expect(clash!.claims.size).toBeLessThanOrEqual(14)
  expect(new Set(clash!.places!.keys())).toEqual(clash!.claims)
  expect(overlaps(boxesOf(curated, clash!.places!))).toEqual([])
  const part = partOf(curated, clash!.claims)
  const isAttack = ({ polarity }: { polarity: string }) => polarity === 'against'
  expect([...part.inferences.values()].filter(isAttack).length).toBeGreaterThan(0)
})

it('shows a small map as a whole', () => {
  const few = partOf(curated, new Set([...curated.claims.keys()].slice(0, 12)))
  expect(mainClash(few)).toBeUndefined()
})

it('takes in neighbours step by step, whichever way inferences point', () => {
  const [thesis] = [...curated.positions.values()].flatMap((position) => position.thesis ?? [])
  const none = claimsAround(curated, [thesis!], 0)
  const one = claimsAround(curated, [thesis!], 1)
  const two = claimsAround(curated, [thesis!], 2)
  expect([...none]).toEqual([thesis])
  for (const { premises, target } of curated.inferences.values()) {
    if ('claim' in target && target.claim === thesis)
      expect([...one]).toEqual(expect.arrayContaining(premises))
  }
  expect([...one].every((claim) => two.has(claim))).toBe(true)
  expect(two.size).toBeGreaterThan(one.size)
})

it('keeps a part whole: no inference of it lacks an end', () => {
  const some = new Set([...curated.claims.keys()].filter((_, index) => index % 2 === 0))
  const part = partOf(curated, some)
  expect(part.inferences.size).toBeGreaterThan(0)
  for (const { premises, target } of part.inferences.values()) {
    expect(premises.every((premise) => part.claims.has(premise))).toBe(true)
    expect(
      'claim' in target ? part.claims.has(target.claim) : part.inferences.has(target.inference),
    ).toBe(true)
  }
})

import {
  inferencesFrom,
  paragraphsOf,
  roleOf,
  schemeById,
  type Claim,
  type ClaimId,
  type Inference,
  type InferenceId,
  type SourceId,
} from '@counterpoint/core'
import { clashReport, groundedStanding } from '@counterpoint/core/semantics'
import { describe, expect, it } from 'vitest'
import { loadCorpus } from './index.ts'

const { map, texts } = await loadCorpus()
const claims = [...map.claims.values()]
const inferences = [...map.inferences.values()]
const essays = [...map.sources.keys()]

/** The essays that a claim is quoted from. */
const essaysOf = (id: ClaimId): ReadonlySet<SourceId> =>
  new Set(map.claims.get(id)?.quotes.flatMap((quote) => map.quotes.get(quote)?.source ?? []))

/** The essays behind what an inference hits: of the claim, or of the premises of the step. */
function essaysHit({ target }: Inference): ReadonlySet<SourceId> {
  if ('claim' in target) return essaysOf(target.claim)
  const step = map.inferences.get(target.inference)
  return new Set(step?.premises.flatMap((premise) => [...essaysOf(premise)]))
}

const attacksAcross = inferences.filter((inference) => {
  if (inference.polarity === 'for') return false
  const from = inference.premises.flatMap((premise) => [...essaysOf(premise)])
  return from.some((essay) => [...essaysHit(inference)].some((hit) => hit !== essay))
})

describe('the claims of the curated map', () => {
  it.each(essays)('are between 15 and 25 of its own from %s', (essay) => {
    const own = claims.filter(({ id, attributedTo }) => !attributedTo && essaysOf(id).has(essay))
    expect(own.length).toBeGreaterThanOrEqual(15)
    expect(own.length).toBeLessThanOrEqual(25)
  })

  it('are sentences of at most 25 words', () => {
    const odd = claims.filter(
      ({ text }) => text.split(/\s+/).length > 25 || !/^\p{Lu}.*\.$/u.test(text),
    )
    expect(odd.map(({ id }) => id)).toEqual([])
  })

  it('count at least 12 implicit ones, each leaned on by an inference and quoted by none', () => {
    const implicit = claims.filter((claim) => claim.implicit)
    expect(implicit.length).toBeGreaterThanOrEqual(12)
    const idle = implicit.filter(
      ({ id, quotes }) => quotes.length > 0 || inferencesFrom(map, id).length === 0,
    )
    expect(idle.map(({ id }) => id)).toEqual([])
  })

  it('say nothing twice, unless an equivalence says so', () => {
    const words = new Map(claims.map((claim) => [claim.id, wordsOf(claim)]))
    const twins = claims.flatMap((a, index) =>
      claims
        .slice(index + 1)
        .filter((b) => overlap(words.get(a.id)!, words.get(b.id)!) > 0.75 && !areEquivalent(a, b))
        .map((b) => `${a.id} = ${b.id}`),
    )
    expect(twins).toEqual([])
  })
})

describe('the relations of the curated map', () => {
  it('count at least 30 attacks across essays, of which some rebut and some undercut', () => {
    expect(attacksAcross.length).toBeGreaterThanOrEqual(30)
    const roles = new Set(attacksAcross.map(roleOf))
    expect(roles).toEqual(new Set(['rebuttal', 'undercut']))
  })

  it('give every attack a rationale of its own', () => {
    const rationales = inferences
      .filter(({ polarity }) => polarity === 'against')
      .map(({ rationale }) => rationale ?? '')
    expect(rationales.every((rationale) => rationale.length > 20)).toBe(true)
    expect(new Set(rationales).size).toBe(rationales.length)
  })

  it.each(essays)('let %s attack and be attacked', (essay) => {
    const attacks = attacksAcross.filter(({ premises }) =>
      premises.some((premise) => essaysOf(premise).has(essay)),
    )
    const attacked = attacksAcross.filter((inference) => essaysHit(inference).has(essay))
    expect(attacks.length).toBeGreaterThan(0)
    expect(attacked.length).toBeGreaterThan(0)
  })

  it('count at least 12 agreements and 8 tensions, and no tension is also an attack', () => {
    const shared = claims.filter(({ id }) => essaysOf(id).size > 1)
    expect(shared.length + map.equivalences.size).toBeGreaterThanOrEqual(12)
    expect(map.tensions.size).toBeGreaterThanOrEqual(8)
    const contradicted = [...map.tensions.values()].filter(({ claims: [a, b] }) =>
      inferences.some(
        ({ polarity, premises, target }) =>
          polarity === 'against' &&
          'claim' in target &&
          ((premises.includes(a!) && target.claim === b) ||
            (premises.includes(b!) && target.claim === a)),
      ),
    )
    expect(contradicted.map(({ id }) => id)).toEqual([])
  })

  it('name schemes of the catalogue', () => {
    const named = inferences.flatMap(({ scheme }) => scheme ?? [])
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((scheme) => !schemeById(scheme))).toEqual([])
  })
})

describe('the positions of the curated map', () => {
  it('are three to five, managed conflict and de-escalation among them', () => {
    const titles = [...map.positions.values()].map(({ title }) => title)
    expect(titles.length).toBeGreaterThanOrEqual(3)
    expect(titles.length).toBeLessThanOrEqual(5)
    expect(titles).toEqual(expect.arrayContaining(['Managed conflict', 'De-escalation']))
  })

  it('each have a thesis, and assert, concede and deny', () => {
    for (const { title, thesis, commitments } of map.positions.values()) {
      expect(thesis, title).not.toBeNull()
      const attitudes = new Set(commitments.map(({ attitude }) => attitude))
      expect(attitudes, title).toContain('asserted')
      expect(attitudes, title).toContain('conceded')
    }
    const denials = [...map.positions.values()].flatMap(({ commitments }) =>
      commitments.filter(({ attitude }) => attitude === 'denied'),
    )
    expect(denials.length).toBeGreaterThan(0)
  })
})

describe('the clash of managed conflict and de-escalation', () => {
  const sides = [...map.positions.values()].filter(({ title }) =>
    ['Managed conflict', 'De-escalation'].includes(title),
  )
  const report = clashReport(
    groundedStanding(map),
    sides.map(({ id }) => id),
  )

  it('leaves two attacks on each side without an answer', () => {
    const dropped = report.sides.flatMap(({ droppedClashes }) =>
      droppedClashes.map(({ attack }) => attack),
    )
    expect(dropped.toSorted()).toEqual([
      'i-normal-is-not-permanent',
      'i-off-ramps-against-inevitability',
      'i-read-as-licence',
      'i-restraint-as-theatre',
    ])
  })

  it('has a quote under whatever somebody wrote, on both sides of each clash', () => {
    const bare = report.clashes.flatMap(({ evidence: { attacking, attacked } }) =>
      [...attacking, ...attacked].filter(
        ({ claim, quotes }) => quotes.length === 0 && !map.claims.get(claim)?.implicit,
      ),
    )
    expect(bare).toEqual([])
  })

  it('hangs first on what the channels are for', () => {
    expect(report.cruxes[0]).toMatchObject({ claim: 'wires-04' })
    expect(report.cruxes[0]?.theses).toHaveLength(2)
  })
})

describe('the reading', () => {
  it.each([...texts])('touches every paragraph of %s', (id, text) => {
    const quotes = [...map.quotes.values()].filter(({ source }) => source === id)
    const untouched = paragraphsOf(text).filter(
      ({ start, end, heading }) =>
        !heading && !quotes.some((quote) => quote.start < end && quote.end > start),
    )
    expect(untouched).toEqual([])
  })

  it('places every card and junction', () => {
    const homeless = [...map.claims.keys(), ...map.inferences.keys()].filter(
      (id: ClaimId | InferenceId) => !map.placements.has(id),
    )
    expect(homeless).toEqual([])
  })
})

/** Words that carry meaning, roughly stemmed, to find claims that say the same. */
const wordsOf = ({ text }: Claim): ReadonlySet<string> =>
  new Set(
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) =>
      word.replace(/(ing|ed|es|s)$/u, ''),
    ),
  )

/** Share of common words in [0, 1]: Jaccard. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length
  return common / (a.size + b.size - common)
}

const areEquivalent = (a: Claim, b: Claim): boolean =>
  [...map.equivalences.values()].some(
    (equivalence) => equivalence.claims.includes(a.id) && equivalence.claims.includes(b.id),
  )

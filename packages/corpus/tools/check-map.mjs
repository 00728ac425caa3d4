// Checks the curated map against its essays and prints counts and paragraph coverage.
//   node packages/corpus/tools/check-map.mjs [--words "text to locate" --source ID]
// With --words it prints a ready quote record instead, so that a quote can be added by hand.
// Exit code 1 and one line per fault if a rule is broken.
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const CONTEXT_CODE_POINTS = 32
const MAX_CLAIM_WORDS = 25
const ID = /^[A-Za-z0-9_-]{1,64}$/

const read = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8')
const sources = new Map(
  readdirSync(fileURLToPath(new URL('../essays/', import.meta.url))).map((id) => {
    const text = read(`../essays/${id}/text.txt`)
    return [id, { ...JSON.parse(read(`../essays/${id}/source.json`)), points: [...text], text }]
  }),
)

const option = (name) => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
if (option('--words') !== undefined) {
  printQuote(option('--source'), option('--words'))
  process.exit()
}

const faults = []
const fault = (message) => faults.push(message)
const map = JSON.parse(read('../map/map.json'))
const schemeIds = new Set(
  [...read('../../core/src/scheme/catalogue.ts').matchAll(/^ {4}id: '([a-z-]+)'/gm)].map(
    (m) => m[1],
  ),
)

const seen = new Set()
for (const kind of ['quotes', 'claims', 'inferences', 'equivalences', 'tensions', 'positions']) {
  const ids = map[kind].map((record) => record.id)
  if (ids.some((id, n) => n > 0 && ids[n - 1] >= id)) fault(`${kind} are not sorted by id`)
  for (const id of ids) {
    if (!ID.test(id)) fault(`${kind}: id ${id} is malformed`)
    if (seen.has(id)) fault(`id ${id} is used twice`)
    seen.add(id)
  }
}

const byId = (records) => new Map(records.map((record) => [record.id, record]))
const quotes = byId(map.quotes)
const claims = byId(map.claims)
const inferences = byId(map.inferences)

for (const { id } of map.sources) if (!sources.has(id)) fault(`source ${id} has no folder`)
for (const source of sources.values()) {
  const sha256 = createHash('sha256').update(source.text).digest('hex')
  if (sha256 !== source.sha256) fault(`source ${source.id}: sha256 differs from its text`)
}

for (const quote of map.quotes) {
  const points = sources.get(quote.source)?.points
  if (!points) {
    fault(`quote ${quote.id}: unknown source ${quote.source}`)
    continue
  }
  for (const [field, value] of Object.entries(contextOf(points, quote.start, quote.end))) {
    if (quote[field] !== value) fault(`quote ${quote.id}: ${field} is not what the source says`)
  }
  if (quote.end <= quote.start) fault(`quote ${quote.id} is empty`)
  if (!map.claims.some((claim) => claim.quotes.includes(quote.id)))
    fault(`quote ${quote.id} is unused`)
}

const texts = new Set()
for (const claim of map.claims) {
  const words = claim.text.split(/\s+/).length
  if (words > MAX_CLAIM_WORDS) fault(`claim ${claim.id} has ${words} words`)
  if (texts.has(claim.text)) fault(`claim ${claim.id} repeats another's text`)
  texts.add(claim.text)
  for (const quote of claim.quotes)
    if (!quotes.has(quote)) fault(`claim ${claim.id}: no quote ${quote}`)
  if (claim.implicit && claim.quotes.length > 0) fault(`claim ${claim.id} is implicit and quoted`)
  if (!claim.implicit && claim.quotes.length === 0) fault(`claim ${claim.id} has no quote`)
  const used = map.inferences.some(
    (i) => i.premises.includes(claim.id) || i.target.claim === claim.id,
  )
  if (!used) fault(`claim ${claim.id} takes part in no inference`)
}

const steps = new Set()
for (const inference of map.inferences) {
  const { id, premises, target, scheme, polarity, rationale } = inference
  if (premises.length === 0) fault(`inference ${id} has no premise`)
  if (new Set(premises).size < premises.length) fault(`inference ${id} has a premise twice`)
  for (const premise of premises)
    if (!claims.has(premise)) fault(`inference ${id}: no claim ${premise}`)
  if (premises.includes(target.claim)) fault(`inference ${id} has its target as a premise`)
  if (!claims.has(target.claim) && !inferences.has(target.inference))
    fault(`inference ${id}: no target`)
  if (polarity !== 'for' && polarity !== 'against') fault(`inference ${id}: polarity ${polarity}`)
  if (polarity === 'against' && !rationale) fault(`inference ${id} attacks without a rationale`)
  if (scheme !== null && !schemeIds.has(scheme)) fault(`inference ${id}: unknown scheme ${scheme}`)
  const step = JSON.stringify([[...premises].sort((a, b) => (a < b ? -1 : 1)), target])
  if (steps.has(step)) fault(`inference ${id} repeats another`)
  steps.add(step)
  const ring = new Set([id])
  let next = target.inference
  while (next && !ring.has(next)) {
    ring.add(next)
    next = inferences.get(next)?.target.inference
  }
  if (next) fault(`inference ${id} targets itself round a ring`)
}

for (const record of [...map.equivalences, ...map.tensions]) {
  if (new Set(record.claims).size < 2) fault(`${record.id} needs two claims`)
  for (const claim of record.claims)
    if (!claims.has(claim)) fault(`${record.id}: no claim ${claim}`)
}
for (const tension of map.tensions) {
  if (!tension.rationale) fault(`tension ${tension.id} has no rationale`)
  const [first, second] = tension.claims
  const contradicts = (i) =>
    i.polarity === 'against' &&
    ((i.premises.includes(first) && i.target.claim === second) ||
      (i.premises.includes(second) && i.target.claim === first))
  if (map.inferences.some(contradicts)) fault(`tension ${tension.id} is also drawn as an attack`)
}
for (const position of map.positions) {
  const held = position.commitments.map((commitment) => commitment.claim)
  if (new Set(held).size < held.length) fault(`position ${position.id} holds a claim twice`)
  for (const claim of held)
    if (!claims.has(claim)) fault(`position ${position.id}: no claim ${claim}`)
  if (!held.includes(position.thesis)) fault(`position ${position.id} does not hold its thesis`)
}

/** Essays whose words carry this claim; an implicit premise belongs to none. */
const essaysOf = (claim) =>
  new Set(claims.get(claim).quotes.map((quote) => quotes.get(quote).source))
const union = (sets) => new Set(sets.flatMap((set) => [...set]))
const essaysHit = ({ target }) =>
  target.claim
    ? essaysOf(target.claim)
    : union(inferences.get(target.inference).premises.map((premise) => essaysOf(premise)))
const premiseIds = new Set(map.inferences.flatMap((inference) => inference.premises))

const attacks = map.inferences.filter((inference) => inference.polarity === 'against')
const crossing = attacks.map((attack) => ({
  attack,
  from: union(attack.premises.map((premise) => essaysOf(premise))),
  to: essaysHit(attack),
}))
const between = crossing.filter(({ from, to }) => [...from].every((essay) => !to.has(essay)))
const across = crossing.filter(
  ({ from, to }) => to.size > 0 && [...from].some((e) => [...to].some((other) => other !== e)),
)
const shared = map.claims.filter((claim) => essaysOf(claim.id).size > 1)
const count = (label, value) => console.log(`${String(value).padStart(4)}  ${label}`)

for (const id of sources.keys()) {
  const own = map.claims.filter((claim) => essaysOf(claim.id).has(id))
  const attributed = own.filter((claim) => claim.attributedTo !== null)
  count(`claims quoted from ${id}, ${attributed.length} of them attributed`, own.length)
}
count('claims', map.claims.length)
count('quotes', map.quotes.length)
count('implicit premises', map.claims.filter((claim) => claim.implicit).length)
count('claims that several essays carry', shared.length)
count('equivalences', map.equivalences.length)
count('tensions', map.tensions.length)
count('inferences', map.inferences.length)
count('inferences that name a scheme', map.inferences.filter((i) => i.scheme !== null).length)
count('attacks', attacks.length)
count('attacks across essays', across.length)
count('  of them between essays that share no side', between.length)
const undercuts = across.filter(({ attack }) => attack.target.inference)
count('  undercuts', undercuts.length)
const onClaims = across.filter(({ attack }) => attack.target.claim)
count(
  '  undermining (the claim hit is a premise)',
  onClaims.filter(({ attack }) => premiseIds.has(attack.target.claim)).length,
)
count(
  '  other rebuttals',
  onClaims.filter(({ attack }) => !premiseIds.has(attack.target.claim)).length,
)
for (const id of sources.keys()) {
  const attacking = across.filter(({ from, to }) => from.has(id) && [...to].some((e) => e !== id))
  const attacked = across.filter(({ from, to }) => to.has(id) && [...from].some((e) => e !== id))
  count(`  attacks from ${id}; ${attacked.length} on it`, attacking.length)
}
for (const { id, commitments } of map.positions) count(`commitments of ${id}`, commitments.length)

console.log('\nParagraphs without a quote:')
for (const source of sources.values()) printUncovered(source)

for (const message of faults) console.error(`FAULT ${message}`)
console.log(faults.length === 0 ? '\nNo faults.' : `\n${faults.length} faults.`)
process.exitCode = faults.length === 0 ? 0 : 1

function contextOf(points, start, end) {
  return {
    exact: points.slice(start, end).join(''),
    prefix: points.slice(Math.max(0, start - CONTEXT_CODE_POINTS), start).join(''),
    suffix: points.slice(end, end + CONTEXT_CODE_POINTS).join(''),
  }
}

function printUncovered(source) {
  let start = 0
  let number = 0
  let covered = 0
  for (const line of source.text.split('\n')) {
    const from = start
    const to = start + [...line].length
    start = to + 1
    if (line.trim() === '') continue
    number += 1
    const touched = map.quotes.some((q) => q.source === source.id && q.start < to && q.end > from)
    if (touched) covered += 1
    else console.log(`  ${source.id}, paragraph ${number}: ${line.slice(0, 60)}`)
  }
  console.log(`  ${source.id}: ${covered} of ${number} touched`)
}

function printQuote(id, words) {
  const source = sources.get(id)
  if (!source) throw new Error(`No source ${id}; choose one of ${[...sources.keys()].join(', ')}.`)
  let at = source.text.indexOf(words)
  if (at < 0) throw new Error(`${id} does not contain these words; copy them from its text.`)
  for (; at >= 0; at = source.text.indexOf(words, at + 1)) {
    const start = [...source.text.slice(0, at)].length
    const end = start + [...words].length
    console.log(JSON.stringify({ source: id, start, end, ...contextOf(source.points, start, end) }))
  }
}

import { targetId, type ArgumentMap, type Claim, type Inference } from '@counterpoint/core'
import { inOrder } from '../order.ts'
import { keptOf } from './kept.ts'
import { DEFAULTS, schemeNumber } from './schemes.ts'

interface Node {
  readonly nodeID: string
  readonly text: string
  readonly type: string
  readonly scheme?: string
  readonly schemeID?: string
}

interface Speech {
  readonly nodes: readonly Node[]
  readonly edges: readonly Link[]
  readonly nodeID: string
  readonly speaker: string
}

type Link = readonly [from: string, to: string]

/**
 * `map` as AIF in the form of AIFdb's downloads: I-nodes for claims, RA and CA for inferences, MA for
 * equivalences; a locution of its speaker for a claim that a source only reports. Nodes keep the ids
 * of their records. No time stamps: the same map gives the same bytes.
 */
export function writeAif(map: ArgumentMap): string {
  const claims = inOrder(map.claims)
  const inferences = inOrder(map.inferences)
  const equivalences = inOrder(map.equivalences)
  const kept = keptOf(
    map,
    new Map([
      ...claims.map(({ id }) => [id as string, 'I'] as const),
      ...inferences.map(({ id, polarity }) => [id, polarity === 'for' ? 'RA' : 'CA'] as const),
      ...equivalences.map(({ id }) => [id, 'MA'] as const),
    ]),
  )
  const speeches = claims.flatMap((claim) => (kept.isSaid(claim.id) ? [] : (speechOf(claim) ?? [])))
  const speakers = [...new Set(speeches.map(({ speaker }) => speaker))]
  const records: Node[] = [
    ...claims.map(({ id, text }) => ({ nodeID: id, text, type: 'I' })),
    ...inferences.map(stepNode),
    ...equivalences.map(({ id }) => ({
      nodeID: id,
      text: DEFAULTS.MA.name,
      type: 'MA',
      scheme: DEFAULTS.MA.name,
      schemeID: DEFAULTS.MA.id,
    })),
  ]
  const nodes = [
    ...records.map((node) => ({ ...node, ...kept.fieldsOf(node.nodeID) })),
    ...speeches.flatMap((speech) => speech.nodes),
    ...kept.nodes,
  ]
  const links: Link[] = [
    ...inferences.flatMap(({ id, premises, target }): Link[] => [
      ...premises.map((premise): Link => [premise, id]),
      [id, targetId(target)],
    ]),
    ...equivalences.flatMap(({ id, claims: [first, ...others] }): Link[] => [
      ...(first === undefined ? [] : [[first, id] as const]),
      ...others.map((other): Link => [id, other]),
    ]),
    ...speeches.flatMap(({ edges }) => edges),
    ...kept.links,
  ]
  const edges = links.map(([fromID, toID], index) => ({
    edgeID: String(index + 1),
    fromID,
    toID,
    formEdgeID: null,
  }))
  // Numbers of our own for persons, so that they meet none that was kept.
  const personOf = (speaker: string): string => `counterpoint-${speakers.indexOf(speaker) + 1}`
  const locutions = speeches.map(({ nodeID, speaker }) => ({
    nodeID,
    personID: personOf(speaker),
    start: null,
    end: null,
    source: null,
  }))
  const participants = speakers.map((speaker) => ({
    participantID: personOf(speaker),
    firstname: speaker,
    surname: '',
  }))
  const lists = [
    ['nodes', nodes],
    ['edges', edges],
    ['locutions', [...locutions, ...kept.locutions]],
    ['participants', [...participants, ...kept.participants]],
  ] as const
  const fields = [
    ...lists.map(([name, list]) => `"${name}":${lines(list)}`),
    ...Object.entries(kept.root).map(field),
  ]
  const root = `{${fields.join(',')}}`
  if (kept.envelope === undefined) return `${root}\n`
  return `{${[`"AIF":${root}`, ...Object.entries(kept.envelope).map(field)].join(',')}}\n`
}

const field = ([name, value]: readonly [string, unknown]): string =>
  `${JSON.stringify(name)}:${JSON.stringify(value)}`

const lines = (records: readonly object[]): string =>
  records.length === 0
    ? '[]'
    : `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]`

function stepNode({ id, polarity, scheme }: Inference): Node {
  const type = polarity === 'for' ? 'RA' : 'CA'
  const name = scheme ?? DEFAULTS[type].name
  const number = scheme === null ? DEFAULTS[type].id : schemeNumber(scheme)
  const node = { nodeID: id, text: name, type, scheme: name }
  return number === undefined ? node : { ...node, schemeID: number }
}

/** Ids of records contain no dot, so these meet none of them. */
function speechOf({ id, text, attributedTo }: Claim): Speech | undefined {
  if (attributedTo === null) return undefined
  const { name, id: number } = DEFAULTS.asserting
  const said = `${id}.L`
  const asserting = `${id}.YA`
  return {
    nodes: [
      { nodeID: said, text: `${attributedTo}: ${text}`, type: 'L' },
      { nodeID: asserting, text: name, type: 'YA', scheme: name, schemeID: number },
    ],
    edges: [
      [said, asserting],
      [asserting, id],
    ],
    nodeID: said,
    speaker: attributedTo,
  }
}

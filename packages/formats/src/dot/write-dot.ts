import {
  roleOf,
  targetId,
  type ArgumentMap,
  type Claim,
  type Inference,
  type InferenceRole,
  type Position,
} from '@counterpoint/core'
import { inOrder } from '../order.ts'
import { claimsByPosition } from '../position/claims-by-position.ts'
import { wrap } from '../text/wrap.ts'

/** Width of a label line in ems, and the lines of a label. */
const LABEL = { width: 17, lines: 6 }

const ARROWHEAD: Readonly<Record<InferenceRole, string>> = {
  support: 'normal',
  rebuttal: 'tee',
  backing: 'normal',
  undercut: 'box',
}

/**
 * `map` as a Graphviz graph: a box for each claim, a circle for each inference, lines from premises
 * through the circle to what it bears on, a cluster for each position. Whole texts are tooltips.
 * No line has a label or is left out of the ranking: on some that are, Graphviz breaks down.
 */
export function writeDot(map: ArgumentMap): string {
  const grouped = claimsByPosition(map)
  const lines = [
    'digraph "map" {',
    `  label=${label(map.title)}; labelloc="t"; rankdir="BT"; fontname="Helvetica";`,
    '  node [shape="box", style="rounded", fontname="Helvetica", fontsize="11"];',
    '  edge [fontname="Helvetica", fontsize="9"];',
    ...inOrder(map.positions).flatMap((position) =>
      cluster(position, grouped.get(position.id) ?? []),
    ),
    ...(grouped.get(null) ?? []).map((claim) => `  ${claimNode(claim)}`),
    ...inOrder(map.inferences).flatMap(inferenceLines),
    ...inOrder(map.tensions).map(
      ({ claims: [from = '', to = ''], rationale }) =>
        `  ${id(from)} -> ${id(to)} [dir="none", style="dotted", tooltip=${text(rationale)}];`,
    ),
    ...inOrder(map.equivalences).flatMap(({ claims }) =>
      claims
        .slice(1)
        .map(
          (to, index) =>
            `  ${id(claims[index] ?? to)} -> ${id(to)} [dir="none", style="dashed", tooltip="equivalence"];`,
        ),
    ),
    '}',
  ]
  return `${lines.join('\n')}\n`
}

const cluster = (position: Position, claims: readonly Claim[]): string[] =>
  claims.length === 0
    ? []
    : [
        `  subgraph ${id(`cluster_${position.id}`)} {`,
        `    label=${label(position.title)}; style="rounded"; color="gray60";`,
        ...claims.map((claim) => `    ${claimNode(claim)}`),
        '  }',
      ]

const claimNode = (claim: Claim): string =>
  `${id(claim.id)} [label=${label(claim.text)}, tooltip=${text(claim.text)}${
    claim.implicit ? ', style="rounded,dashed"' : ''
  }];`

function inferenceLines(inference: Inference): string[] {
  const role = roleOf(inference)
  const sign = inference.polarity === 'for' ? '+' : '−'
  const words = [role, inference.scheme, inference.rationale].filter((each) => each !== null)
  const style = 'inference' in inference.target ? ', style="dotted"' : ''
  return [
    `  ${id(inference.id)} [shape="circle", style="", fixedsize="true", width="0.3", label="${sign}", tooltip=${text(words.join('. '))}];`,
    ...inference.premises.map(
      (premise) => `  ${id(premise)} -> ${id(inference.id)} [dir="none"${style}];`,
    ),
    `  ${id(inference.id)} -> ${id(targetId(inference.target))} [arrowhead="${ARROWHEAD[role]}"${style}];`,
  ]
}

/** Ids are quoted, since Graphviz has keywords and reads `-1` as a number. */
const id = (name: string): string => `"${name}"`

const label = (words: string): string =>
  `"${wrap(words, LABEL.width, LABEL.lines)
    .map((line) => escaped(line, '\\\\'))
    .join('\\n')}"`

/** For tooltips, in which Graphviz reads backslash sequences twice. */
const text = (words: string): string =>
  `"${words
    .split('\n')
    .map((line) => escaped(line, '\\\\\\\\'))
    .join('\\n')}"`

/** Graphviz ends a string at a quotation mark, and decodes the entities of HTML in it. */
const escaped = (words: string, backslash: string): string =>
  words.replace(/[\\"&]/g, (character) =>
    character === '\\' ? backslash : character === '"' ? '\\"' : '&amp;',
  )

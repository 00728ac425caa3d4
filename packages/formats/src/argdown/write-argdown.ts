import type { ArgumentMap, Claim, Position } from '@counterpoint/core'
import { inOrder } from '../order.ts'
import { claimsByPosition } from '../position/claims-by-position.ts'
import { claimBlock, type Named } from './claim-block.ts'
import { frontMatter } from './front-matter.ts'
import { inferenceBlock } from './inference-block.ts'
import { keptOf } from './remainder.ts'
import { escaped, flow } from './syntax.ts'
import { argdownTitles, type ArgdownTitles } from './titles.ts'

/**
 * `map` as Argdown: claims as titled statements under the position that holds them, inferences as
 * titled arguments with their premises and conclusion. What Argdown has no words for rides in data
 * blocks, where Argdown's own tools leave it alone.
 */
export function writeArgdown(map: ArgumentMap): string {
  const named = { titles: argdownTitles(map), kept: keptOf(map) }
  const quoted = new Set<string>()
  const claims = (ids: readonly Claim[]): string[] =>
    ids.map((claim) => claimBlock(map, claim, named, quoted))
  const grouped = claimsByPosition(map)
  const blocks = [
    frontMatter(map, named.kept.frontMatter),
    ...inOrder(map.positions).flatMap((position) => [
      positionHeading(position),
      ...claims(grouped.get(position.id) ?? []),
    ]),
    ...section(
      map.positions.size > 0 ? 'Other claims' : 'Claims',
      claims(grouped.get(null) ?? []),
      isBlank(map),
    ),
    ...section('Inferences', inferenceBlocks(map, named)),
    ...section('Equivalences', equivalenceBlocks(map, named.titles)),
    ...named.kept.comments,
  ]
  return `${blocks.join('\n\n')}\n`
}

/** Argdown's parser refuses a file of front matter alone: then a heading stands for the map. */
const isBlank = ({ claims, positions }: ArgumentMap): boolean =>
  claims.size === 0 && positions.size === 0

/** A group on Argdown's map is a position; other headings only order the file. */
const section = (title: string, blocks: readonly string[], isNeeded = false): string[] =>
  blocks.length === 0 && !isNeeded ? [] : [`# ${title} ${flow({ isGroup: false })}`, ...blocks]

function positionHeading({ id, title, statement, thesis, color, commitments }: Position): string {
  const block = flow({
    id,
    title: title === title.trim() && !/\s\s|[^\S ]/u.test(title) ? undefined : title,
    statement: statement === '' ? undefined : statement,
    thesis: thesis ?? undefined,
    color: color ?? undefined,
    commitments: commitments.map(({ claim, attitude }) => ({ claim, attitude })),
  })
  return `# ${escaped(title)} ${block}`
}

function inferenceBlocks(map: ArgumentMap, named: Named): string[] {
  const concluded = new Set<string>()
  return inOrder(map.inferences).map((inference) =>
    inferenceBlock(map, inference, named, concluded),
  )
}

/** Claims that say the same support each other round: that is what equivalence comes to. */
const equivalenceBlocks = (map: ArgumentMap, titles: ArgdownTitles): string[] =>
  inOrder(map.equivalences).flatMap(({ claims }) =>
    claims.map((claim, index) => {
      const next = claims[(index + 1) % claims.length] ?? claim
      return `[${titles.of(claim)}]\n  +> [${titles.of(next)}]`
    }),
  )

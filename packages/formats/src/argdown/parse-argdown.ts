import { ArgdownApplication } from '@argdown/core/dist/ArgdownApplication.js'
import type { IArgdownPlugin } from '@argdown/core/dist/IArgdownPlugin.js'
import type { IArgdownResponse } from '@argdown/core/dist/index.js'
import type {
  IArgument,
  IEquivalenceClass,
  IRelation,
  IRuleNode,
  ISection,
} from '@argdown/core/dist/model/model.js'
import { ModelPlugin, type InterpretationModes } from '@argdown/core/dist/plugins/ModelPlugin.js'
import { RuleNames } from '@argdown/core/dist/RuleNames.js'
import { ParserPlugin } from '@argdown/core/dist/plugins/ParserPlugin.js'
import { commentsIn, type Comment } from './comments.ts'
import { fieldsInBlock } from './data-block.ts'

/** What Argdown's own parser and model make of a text without front matter. */
export interface ArgdownModel {
  readonly statements: readonly IEquivalenceClass[]
  readonly arguments_: readonly IArgument[]
  readonly relations: readonly IRelation[]
  /** All of them, those inside others too. */
  readonly sections: readonly ISection[]
  readonly comments: readonly Comment[]
  /** Lines of data blocks that are no YAML. */
  readonly unreadBlocks: readonly number[]
}

/** Where and why Argdown's grammar does not allow a text. */
export interface Fault {
  readonly line: number
  readonly message: string
}

/** @throws whatever the parser throws at a text that is nested too deeply, or that it trips over */
export function parseArgdown(
  input: string,
  mode: `${InterpretationModes}`,
): ArgdownModel | { readonly faults: readonly Fault[] } {
  const unreadBlocks: number[] = []
  // A new one each time: the plugins keep what they are at in their own variables.
  const application = new ArgdownApplication()
  application.addPlugin(new ParserPlugin(), 'parse')
  application.addPlugin(dataBlocks(unreadBlocks), 'model')
  application.addPlugin(new ModelPlugin({ removeTagsFromText: true }), 'model')
  application.addPlugin(withoutPrototypes, 'model')
  application.addPlugin(undercutsOfStatements(), 'model')
  const options = { throwExceptions: true, logLevel: 'silent' }
  const parsed = application.run({ input, process: ['parse'], ...options })
  const faults = faultsOf(parsed)
  if (faults.length > 0) return { faults }
  const model = application.run(
    { process: ['model'], model: { mode: mode as InterpretationModes }, ...options },
    parsed,
  )
  return {
    statements: byLine(Object.values(model.statements ?? {})),
    arguments_: byLine(Object.values(model.arguments ?? {})),
    relations: model.relations ?? [],
    sections: flattened(model.sections ?? []),
    comments: commentsIn(input, parsed.tokens ?? []),
    unreadBlocks,
  }
}

/** A file whose first fault is grave has no tree; then there must be a fault to tell. */
function faultsOf({ parserErrors = [], tokens = [], ast }: IArgdownResponse): Fault[] {
  const last = tokens.at(-1)?.endLine ?? 1
  const faults = parserErrors.map(({ token, message, ...error }) => ({
    line: lineOfFault(message, token, error as { previousToken?: Place }) ?? last,
    message: message.split('. ')[0]?.replace(/\.?$/, '.') ?? message,
  }))
  return ast === undefined && faults.length === 0
    ? [{ line: last, message: 'It is not complete.' }]
    : faults
}

interface Place {
  readonly startLine?: number
}

/** That a range is not closed is found where something else comes. */
function lineOfFault(
  message: string,
  found: Place,
  { previousToken: before }: { readonly previousToken?: Place },
): number | undefined {
  const line = (/^Incomplete (italic|bold)/.test(message) ? before : found)?.startLine
  return Number.isInteger(line) ? line : undefined
}

/** In place of Argdown's own plugin, which expands YAML aliases without limit. */
const dataBlocks = (unreadBlocks: number[]): IArgdownPlugin => ({
  name: 'data-blocks',
  tokenListeners: {
    Data: (_request, _response, node, parent) => {
      const { image, startLine } = node as unknown as { image: string; startLine: number }
      const fields = fieldsInBlock(image)
      if (fields === undefined) unreadBlocks.push(startLine)
      else if (parent) parent.data = fields
    },
  },
})

/** Argdown keeps what it finds by title in plain objects, where `__proto__` is no title. */
const withoutPrototypes: IArgdownPlugin = {
  name: 'without-prototypes',
  ruleListeners: {
    argdownEntry: (_request, response) => {
      Object.assign(response, {
        statements: Object.create(null) as object,
        arguments: Object.create(null) as object,
        tags: Object.create(null) as object,
      })
    },
  },
}

/**
 * Argdown's model takes an undercut below a statement for one of the last inference that it saw,
 * however far up that stands; it belongs to the statement.
 */
function undercutsOfStatements(): IArgdownPlugin {
  const parents: IRuleNode[] = []
  return {
    name: 'undercuts-of-statements',
    ruleListeners: {
      relationsEntry: (_request, _response, _node, parent) =>
        void parents.push(parent as IRuleNode),
      relationsExit: () => void parents.pop(),
      outgoingUndercutEntry: (_request, response, { relation }) => {
        const statement = parents.at(-1)?.name === RuleNames.STATEMENT && parents.at(-1)?.statement
        const owner = statement && response.statements?.[statement.title ?? '']
        if (owner && relation) relation.to = owner
      },
    },
  }
}

/** Objects list titles that are numbers first; the file has its own order. */
const byLine = <R extends { readonly members: readonly { readonly startLine?: number }[] }>(
  records: readonly R[],
): R[] => records.toSorted((a, b) => lineOf(a) - lineOf(b))

/** Where a statement or an argument stands first. */
export const lineOf = ({
  members,
}: {
  readonly members: readonly { readonly startLine?: number }[]
}): number => Math.min(...members.map(({ startLine = Infinity }) => startLine))

const flattened = (sections: readonly ISection[]): ISection[] =>
  sections.flatMap((section) => [section, ...flattened(section.children)])

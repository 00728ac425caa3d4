import { createRequire } from 'node:module'

interface Parsed {
  readonly json?: string
  readonly frontMatter?: Record<string, unknown>
  readonly parserErrors?: readonly { readonly message: string }[]
  readonly lexerErrors?: readonly { readonly message: string }[]
  readonly exceptions?: readonly { readonly message: string }[]
}

export interface ArgdownModel {
  readonly arguments: Readonly<
    Record<
      string,
      {
        readonly data?: Record<string, unknown>
        readonly members: readonly { readonly text?: string }[]
        readonly pcs: readonly { readonly role: string; readonly title: string }[]
      }
    >
  >
  readonly statements: Readonly<
    Record<
      string,
      {
        readonly data?: Record<string, unknown>
        readonly members: readonly { readonly role: string; readonly text?: string }[]
      }
    >
  >
  readonly relations: readonly {
    readonly relationType: string
    readonly from: string
    readonly to: string
    readonly toType: string
  }[]
  readonly sections: readonly { readonly title: string; readonly data?: Record<string, unknown> }[]
}

/** The parser is CommonJS, and its root does not export the application. */
const require = createRequire(import.meta.url)
const { argdown } = require('@argdown/core/dist/argdown') as {
  readonly argdown: { readonly run: (request: object) => Parsed }
}

/** What Argdown's own parser makes of `input`, and all that it complains of. */
export function parseArgdown(input: string): {
  readonly model: ArgdownModel | undefined
  readonly frontMatter: Record<string, unknown> | undefined
  readonly complaints: readonly string[]
} {
  const { json, frontMatter, parserErrors, lexerErrors, exceptions } = argdown.run({
    input,
    process: ['parse-input', 'build-model', 'build-map', 'export-json'],
    logLevel: 'silent',
  })
  const complaints = [...(parserErrors ?? []), ...(lexerErrors ?? []), ...(exceptions ?? [])]
  return {
    model: json === undefined ? undefined : (JSON.parse(json) as ArgdownModel),
    frontMatter,
    complaints: complaints.map(({ message }) => message),
  }
}

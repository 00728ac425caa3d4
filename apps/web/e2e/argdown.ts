import { createRequire } from 'node:module'

interface Parsed {
  readonly statements?: Readonly<
    Record<string, { readonly members: readonly { readonly text?: string }[] }>
  >
  readonly parserErrors?: readonly { readonly message: string }[]
  readonly lexerErrors?: readonly { readonly message: string }[]
  readonly exceptions?: readonly { readonly message: string }[]
}

const { argdown } = createRequire(import.meta.url)('@argdown/core/dist/argdown') as {
  readonly argdown: { readonly run: (request: object) => Parsed }
}

/** What Argdown's own parser makes of `input`: all sentences in it, and all that it complains of. */
export function readArgdown(input: string): {
  readonly sentences: readonly string[]
  readonly complaints: readonly string[]
} {
  const { statements, parserErrors, lexerErrors, exceptions } = argdown.run({
    input,
    process: ['parse-input', 'build-model'],
    logLevel: 'silent',
  })
  return {
    sentences: Object.values(statements ?? {}).flatMap(({ members }) =>
      members.flatMap(({ text }) => text?.trim() ?? []),
    ),
    complaints: [...(parserErrors ?? []), ...(lexerErrors ?? []), ...(exceptions ?? [])].map(
      ({ message }) => message,
    ),
  }
}

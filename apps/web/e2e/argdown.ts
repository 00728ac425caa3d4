import { createRequire } from 'node:module'

interface Parsed {
  readonly parserErrors?: readonly { readonly message: string }[]
  readonly lexerErrors?: readonly { readonly message: string }[]
  readonly exceptions?: readonly { readonly message: string }[]
}

const { argdown } = createRequire(import.meta.url)('@argdown/core/dist/argdown') as {
  readonly argdown: { readonly run: (request: object) => Parsed }
}

/** What Argdown's own parser complains of in `input`. */
export function argdownComplaints(input: string): readonly string[] {
  const { parserErrors, lexerErrors, exceptions } = argdown.run({
    input,
    process: ['parse-input', 'build-model'],
    logLevel: 'silent',
  })
  return [...(parserErrors ?? []), ...(lexerErrors ?? []), ...(exceptions ?? [])].map(
    ({ message }) => message,
  )
}

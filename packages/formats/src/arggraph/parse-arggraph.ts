import { fail, ok, type Result } from '@counterpoint/core'
import { SaxesParser } from 'saxes'
import type { Problem } from '../format.ts'

/** An element of the file by its name, with its attributes and the text inside it. */
export interface Part {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
  readonly line: number
}

/**
 * The root of an arggraph file and the elements right below it. Entities that a file declares by
 * itself are refused, so none is expanded.
 */
export function parseArggraph(
  content: string,
): Result<{ readonly root: Part; readonly parts: readonly Part[] }, readonly Problem[]> {
  const open: { name: string; attributes: Record<string, string>; text: string; line: number }[] =
    []
  const parts: Part[] = []
  let root: Part | undefined
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    open.push({ name, attributes: { ...attributes }, text: '', line: parser.line })
  })
  const collect = (text: string): void => {
    const last = open.at(-1)
    if (last) last.text += text
  }
  parser.on('text', collect)
  parser.on('cdata', collect)
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed && open.length === 0) root = closed
    if (closed && open.length === 1) parts.push(closed)
  })
  try {
    parser.write(content).close()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refusal(`The file is not well-formed XML: ${reason}`)
  }
  if (root?.name !== 'arggraph') {
    return refusal(`The file is no arggraph; its root is <${root?.name ?? ''}>.`)
  }
  return ok({ root, parts })
}

const refusal = (message: string): Result<never, readonly Problem[]> =>
  fail([{ path: '', message }])

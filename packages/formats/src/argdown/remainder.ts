import type { ArgumentMap } from '@counterpoint/core'
import { keptIn } from '../import/kept-in.ts'
import { isFields, listIn, textIn, type Fields } from '../import/fields.ts'
import { flow, type Flow } from './syntax.ts'

/** What an Argdown file says of a claim or an inference beyond the map. */
export interface KeptOfRecord {
  readonly title?: string
  readonly tags?: readonly string[]
  /** Fields of its data block that are not ours. */
  readonly fields?: Fields
}

/** What it says beyond the map as a whole. */
export type KeptOfFile = { readonly frontMatter: Fields } | { readonly comment: string }

/** What was kept of the Argdown file that `map` came from, ready to be written. */
export interface Kept {
  readonly titleOf: (id: string) => string | undefined
  /** Tags as they are written, with a space before each. */
  readonly tagsOf: (id: string) => string
  readonly fieldsOf: (id: string) => Readonly<Record<string, Flow>>
  /** Lines of the front matter. */
  readonly frontMatter: readonly string[]
  readonly comments: readonly string[]
}

/** Checks everything, since a remainder may come with a document from anywhere. */
export function keptOf(map: ArgumentMap): Kept {
  const { byRecord, ofFile } = keptIn(map, 'argdown')
  return {
    titleOf: (id) => {
      const title = textIn(byRecord.get(id), 'title')
      return title !== undefined && isTitle(title) ? title : undefined
    },
    tagsOf: (id) =>
      listIn(byRecord.get(id), 'tags')
        .flatMap((tag) => (typeof tag === 'string' && isTag(tag) ? ` ${written(tag)}` : []))
        .join(''),
    fieldsOf: (id) => flowFields(byRecord.get(id)?.['fields']),
    frontMatter: ofFile.flatMap(({ frontMatter }) =>
      Object.entries(flowFields(frontMatter))
        .filter(([name]) => !OURS.has(name))
        .map(([name, value]) => `${flow(name)}: ${flow(value)}`),
    ),
    comments: ofFile.flatMap((part) => {
      const comment = textIn(part, 'comment')
      return comment === undefined ? [] : [asComment(comment)]
    }),
  }
}

const OURS = new Set(['title', 'subTitle', 'counterpoint'])

/** Titles cannot be escaped, so one with a sign of Argdown's own in it is made anew. */
const isTitle = (title: string): boolean =>
  title.length <= 300 && /^(?![\s_+-])[^[\]<>{}\\\p{C}\p{Zl}\p{Zp}]+(?<!\s)$/u.test(title)

const isTag = (tag: string): boolean =>
  /^[^()[\]<>{}\p{C}\p{Zl}\p{Zp}]+$/u.test(tag) && tag.trim() !== ''
const written = (tag: string): string => (/^[A-Za-z0-9-]+$/.test(tag) ? `#${tag}` : `#(${tag})`)

const flowFields = (value: unknown): Readonly<Record<string, Flow>> =>
  isFields(value) ? (value as Readonly<Record<string, Flow>>) : {}

/** In the one form that ends where it says; the lexer finds no end behind some separators of lines. */
const asComment = (text: string): string =>
  `/* ${text
    .replace(/^(\/\/|\/\*|<!--)\s*/, '')
    .replace(/\s*(\*\/|-->)$/, '')
    .replaceAll('*/', '* /')
    .replace(/[\u2028\u2029]/g, '\n')} */`

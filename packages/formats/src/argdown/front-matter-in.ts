import { mapIdSchema, type MapId } from '@counterpoint/core'
import { fieldsOf, otherFields, textIn, type Fields } from '../import/fields.ts'
import { fieldsIn } from './data-block.ts'

/** What a file says of itself as a whole. */
export interface FrontMatter {
  readonly title: string | undefined
  readonly question: string | undefined
  readonly id: MapId | undefined
  /** Argdown's interpretation: in the strict one an attack between statements is mutual. */
  readonly mode: 'loose' | 'strict'
  /** Records of ours without a place in Argdown. */
  readonly records: Fields | undefined
  /** Settings of Argdown's tools and whatever else stands there. */
  readonly others: Fields | undefined
  /** Whether it could not be understood. */
  readonly unread: boolean
  /** The file without it, each line where it was. */
  readonly rest: string
}

const AT_START = /^\s*={3,}([\s\S]*?)={3,}/

const OWN = 'counterpoint'

/** Takes the front matter off `content`. Of its keys those are used that are known here. */
export function frontMatterIn(content: string): FrontMatter {
  const [whole = '', text] = AT_START.exec(content) ?? []
  const rest = whole.replace(/[^\n]/g, '') + content.slice(whole.length)
  const fields = text === undefined ? undefined : fieldsIn(text)
  const records = fieldsOf(fields, OWN)
  const id = mapIdSchema.safeParse(textIn(records, 'id'))
  return {
    title: textIn(fields, 'title'),
    question: textIn(fields, 'subTitle'),
    id: id.success ? id.data : undefined,
    mode: textIn(fieldsOf(fields, 'model'), 'mode') === 'strict' ? 'strict' : 'loose',
    records,
    others: otherFields(fields, ['title', 'subTitle', 'model', OWN]),
    unread: text !== undefined && text.trim() !== '' && fields === undefined,
    rest,
  }
}

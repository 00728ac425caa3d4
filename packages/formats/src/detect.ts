import type { FormatName } from './format.ts'

/** Enough of a file to see what it is, in UTF-16 code units. */
const BEGINNING = 65_536

/**
 * The format that a file probably has, by what it says and how it ends; undefined where it looks
 * like none. A reader then says what is wrong; people may say otherwise.
 */
export function detectFormat(content: string, fileName = ''): FormatName | undefined {
  const start = content
    .slice(0, BEGINNING)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (start.startsWith('{') || start.startsWith('[')) return ofJson(start)
  if (/^<(\?xml|!DOCTYPE|!--|arggraph)/i.test(start)) return 'arggraph'
  if (/\.(argdown|ad)$/i.test(fileName)) return 'argdown'
  if (/^Discussion Title:|^\d+\. /m.test(start) && !/^={3,}/.test(start)) return 'kialo'
  return looksLikeArgdown(start) ? 'argdown' : undefined
}

function ofJson(start: string): FormatName {
  if (/"format"\s*:\s*"counterpoint"/.test(start)) return 'json'
  if (/"(AIF|nodes|edges)"\s*:/.test(start)) return 'aif'
  const isAnnotation =
    /ns\/anno\.jsonld|"(oa:)?Annotation(Page|Collection)?"|"(rows|hasTarget)"\s*:/.test(start) ||
    (/"uri"\s*:/.test(start) && /"target"\s*:/.test(start))
  return isAnnotation ? 'web-annotation' : 'json'
}

const looksLikeArgdown = (start: string): boolean =>
  /^\s*={3,}\s*$/m.test(start) ||
  /^\s*(\[[^\]\n]+\]|<[^>\n]+>)(:|\s*$)/m.test(start) ||
  /^\(\d+\) .*\n(.*\n)*?\s*-{2,}/m.test(start) ||
  /^\s+(<?[+\-_]|[+\-_]>|><)\s*\S/m.test(start)

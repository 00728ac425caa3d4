import { sliceCodePoints } from '@counterpoint/core'

/** Longest file name without its extension, in code points; leaves room in every file system. */
const LONGEST = 60

/**
 * `Content-Disposition` for a download called after `title` (RFC 6266): an ASCII name for old
 * clients, the real one in UTF-8 (RFC 8187). Neither can leave its quotes, name a path or turn
 * the reading direction.
 */
export function attachmentHeader(title: string, extension: string): string {
  const name = `${fileNameOf(title)}.${extension}`
  const ascii = name.normalize('NFKD').replaceAll(/[^A-Za-z0-9 ._-]/g, '')
  const fallback = /^[ .]*[^ .].*\./.test(ascii) ? ascii : `map.${extension}`
  return `attachment; filename="${fallback}"; filename*=UTF-8''${percentEncoded(name)}`
}

/** Letters, digits and marks of any script; everything that a shell or a path could read, not. */
const fileNameOf = (title: string): string => {
  const plain = title
    .replaceAll(/[^\p{L}\p{M}\p{N} _-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return sliceCodePoints(plain, 0, LONGEST).trim() || 'map'
}

const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )

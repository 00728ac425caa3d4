import type { searchHitReply } from '@counterpoint/protocol'
import { unreachable } from '@counterpoint/core'
import type { SearchHit } from '@counterpoint/storage'
import type { z } from 'zod'

export function presentSearchHit(hit: SearchHit): z.output<typeof searchHitReply> {
  switch (hit.kind) {
    case 'claim': {
      const { kind, map, mapTitle, id, text } = hit
      return { kind, map, mapTitle, id, text }
    }
    case 'quote': {
      const { kind, source, sourceTitle, id, text, start, end } = hit
      return { kind, source, sourceTitle, id, text, start, end }
    }
    case 'source': {
      const { kind, id, title, text, start } = hit
      return { kind, id, title, text, start }
    }
    default:
      return unreachable(hit)
  }
}

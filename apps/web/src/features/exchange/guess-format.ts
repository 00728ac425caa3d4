import type { FormatName } from '@counterpoint/formats'

/**
 * What a file probably is, by its name and its first characters; the person may say otherwise.
 * Graphs in AIF have nodes, or an `AIF` part, where a Counterpoint document names itself.
 */
export function guessFormat(name: string, beginning: string): FormatName {
  const text = beginning.replace(/^\uFEFF/u, '').trimStart()
  if (text.startsWith('{')) {
    if (/"format"\s*:\s*"counterpoint"/u.test(text)) return 'json'
    return /"(AIF|nodes|edges)"\s*:/u.test(text) ? 'aif' : 'json'
  }
  if (text.startsWith('<')) return 'arggraph'
  return name.toLowerCase().endsWith('.json') ? 'json' : 'kialo'
}

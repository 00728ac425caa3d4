import { readFileSync } from 'node:fs'

export const ESSAYS = ['delicate-dance', 'oman', 'shadows', 'wires'] as const

/** Text of an essay of the corpus, for tests of core only: core itself knows no corpus. */
export const essay = (slug: (typeof ESSAYS)[number]): string =>
  readFileSync(new URL(`../../../corpus/essays/${slug}/text.txt`, import.meta.url), 'utf8')

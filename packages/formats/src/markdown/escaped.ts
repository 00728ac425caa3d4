import { oneLine } from '../text/one-line.ts'

/**
 * `text` in one line that CommonMark, and GitHub's extension of it, show as it is: no emphasis, no
 * code, no link, no HTML, no entity. Addresses that start with two slashes, after a scheme or without
 * one, or with `www.`, and those with an at sign, would become links by themselves.
 */
export const escaped = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_[\]<>&#|~$@]/g, (character) => `\\${character}`)
    .replace(/\/(?=\/)/g, '\\/')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=!"'(]/, (character) => `\\${character}`)

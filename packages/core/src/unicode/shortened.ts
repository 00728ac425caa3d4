import { codePointLength, sliceCodePoints } from './code-points.ts'

/**
 * `text` in at most `most` code points. What is cut off is cut off between words, if one ends in the
 * last quarter of what is left, and an ellipsis stands for it.
 */
export function shortened(text: string, most: number): string {
  if (codePointLength(text) <= most) return text
  const kept = sliceCodePoints(text, 0, most)
  const end = kept.search(/\s\S*$/u)
  const isLate = end > 0 && codePointLength(kept.slice(0, end)) >= most * 0.75
  const whole = isLate ? kept.slice(0, end) : sliceCodePoints(text, 0, most - 1)
  return `${whole.replace(/[\s,;:–—-]+$/u, '')}…`
}

import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { CommentText } from './comment-text.tsx'

const shown = (text: string): HTMLElement =>
  render(
    <CommentText
      text={text}
      nameOf={(id) => (id === 'u1' ? 'Ann *<b>* [x](javascript:1)' : undefined)}
    />,
  ).container

describe('[X4] a comment', () => {
  it('shows emphasis, lists, quotes, code and links', () => {
    const element = shown(
      '**So** *it* `is`:\n\n- one\n- [two](https://example.org/a?b=c)\n\n> three',
    )
    expect(element.querySelector('strong')?.textContent).toBe('So')
    expect(element.querySelectorAll('li')).toHaveLength(2)
    const link = element.querySelector('a')
    expect(link?.getAttribute('href')).toBe('https://example.org/a?b=c')
    expect(link?.getAttribute('rel')).toBe('noopener nofollow ugc')
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><a href="https://x.test">x</a>',
    'a <b onmouseover=alert(1)>bold</b> b',
    '![beacon](https://x.test/pixel.png)',
    '![beacon][1]\n\n[1]: https://x.test/pixel.png',
    '# <iframe src="https://x.test"></iframe>',
  ])('makes no element of what is not in its grammar: %s', (text) => {
    const element = shown(text)
    expect(element.querySelector('script, img, svg, b, iframe, a, h1')).toBeNull()
  })

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](file:///etc/passwd)',
    '[x](irc://x.test)',
    '<javascript:alert(1)>',
    '[x][1]\n\n[1]: javascript:alert(1)',
    '[x](&#106;avascript:alert(1))',
    '[x](//x.test)',
    '[x](/api/maps)',
  ])('leads nowhere by %s', (text) => {
    expect(shown(text).querySelector('a')).toBeNull()
  })

  it('names whom it mentions, whatever the name is made of', () => {
    const element = shown('@[u1] and @[u2]')
    expect(element.textContent?.trim()).toBe('@Ann *<b>* [x](javascript:1) and @a former member')
    expect(element.querySelector('a, b, em')).toBeNull()
  })

  it.each(['*a '.repeat(6_000), '['.repeat(10_000), '> '.repeat(2_000), '![x]('.repeat(3_000)])(
    'of nothing but markup is shown as it was written: %#',
    (text) => {
      expect(shown(text).textContent).toBe(text)
    },
  )
})

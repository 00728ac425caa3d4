import type { InferenceRole, PositionColor } from '@counterpoint/core'

/** The product's light theme in sRGB, since other programs do not know OKLCH. */
export const PALETTE = {
  desk: '#f1eee8',
  card: '#fefefb',
  line: '#d0cbc4',
  control: '#867f76',
  ink: '#241c16',
  ink2: '#4f4740',
  ink3: '#686058',
} as const

/** Line and sign carry the meaning; colour only repeats it. */
export const RELATION_COLOR: Readonly<Record<InferenceRole, string>> = {
  support: '#27694a',
  rebuttal: '#c83d22',
  backing: '#27694a',
  undercut: '#6d41a9',
}

export const POSITION_COLOR: Readonly<
  Record<PositionColor, { readonly line: string; readonly ink: string; readonly tint: string }>
> = {
  plum: { line: '#ac3273', ink: '#7d1c51', tint: '#fae4ee' },
  teal: { line: '#22a096', ink: '#005553', tint: '#d9f3f0' },
  blue: { line: '#2347ae', ink: '#1b3f97', tint: '#e0ebfe' },
  ochre: { line: '#c28118', ink: '#6f4810', tint: '#fbebcb' },
  moss: { line: '#55751d', ink: '#3d4f1b', tint: '#e8f2d4' },
  slate: { line: '#233645', ink: '#253846', tint: '#e3ebf1' },
}

export const SANS = "'Instrument Sans', 'Helvetica Neue', Helvetica, Arial, sans-serif"
export const SERIF = "Newsreader, 'Iowan Old Style', Georgia, serif"

import type { Reading } from '@counterpoint/core'

export const READINGS = ['debate', 'evidence'] as const satisfies readonly Reading[]

import type { Quote } from '@counterpoint/core'
import type { quoteReply, sourceReply, sourceSummaryReply } from '@counterpoint/protocol'
import type { SourceSummary, StoredSource } from '@counterpoint/storage'
import type { z } from 'zod'

export const presentSource = ({
  id,
  title,
  citation,
  language,
  sha256,
  text,
  createdAt,
}: StoredSource): z.output<typeof sourceReply> => ({
  id,
  title,
  citation,
  language,
  sha256,
  text,
  createdAt,
})

export const presentSourceSummary = ({
  id,
  title,
  citation,
  language,
  sha256,
  createdAt,
  length,
  coverage,
  quotes,
}: SourceSummary): z.output<typeof sourceSummaryReply> => ({
  id,
  title,
  citation,
  language,
  sha256,
  createdAt,
  length,
  coverage,
  quotes,
})

export const presentQuote = ({
  id,
  source,
  start,
  end,
  exact,
  prefix,
  suffix,
}: Quote): z.output<typeof quoteReply> => ({ id, source, start, end, exact, prefix, suffix })

import { useEffect, useMemo, useRef, useState } from 'react'
import { WorkerClient } from '../../shared/worker-client.ts'
import type { Analysed, AnalysisKind, AnswerTo, Question } from './analysis.ts'

export interface Analysis<K extends AnalysisKind> {
  /** The newest answer there is; while the map changes, it may be to the question before. */
  readonly answer: AnswerTo<K> | undefined
  readonly isPending: boolean
  readonly failure: string | undefined
}

/** While somebody types or drags, the worker waits so long for the next change. */
const PAUSE_MS = 150

const NO_WORKER =
  'This could not be worked out because the browser did not start the computation; reload the page and try again.'

/**
 * Answers `question` off the main thread, again whenever it is another object; undefined asks
 * nothing. An answer that was overtaken is never shown: its worker is ended.
 */
export function useAnalysis<K extends AnalysisKind>(
  question: Question<K> | undefined,
): Analysis<K> {
  const client = useRef<WorkerClient<Question, Analysed>>(undefined)
  const [known, setKnown] = useState<Known<K>>({})

  useEffect(() => {
    if (!question) return undefined
    let isLeft = false
    client.current ??= new WorkerClient(startWorker)
    const asked = client.current
    const ask = async () => {
      const outcome = await asked.ask(question as Question)
      if (isLeft || outcome.kind === 'cancelled') return
      setKnown((before) => ({ ...outcomeOf<K>(outcome, before), question }))
    }
    const timer = setTimeout(() => void ask(), hasAnswered.has(asked) ? PAUSE_MS : 0)
    hasAnswered.add(asked)
    return () => {
      isLeft = true
      clearTimeout(timer)
      asked.cancel()
    }
  }, [question])

  useEffect(
    () => () => {
      client.current?.close()
      client.current = undefined
    },
    [],
  )

  return useMemo(
    () => ({
      answer: question ? known.answer : undefined,
      isPending: question !== undefined && known.question !== question,
      failure: question ? known.failure : undefined,
    }),
    [question, known],
  )
}

interface Known<K extends AnalysisKind> {
  readonly question?: Question<K>
  readonly answer?: AnswerTo<K>
  readonly failure?: string
}

/** The first question is not kept waiting. */
const hasAnswered = new WeakSet<WorkerClient<Question, Analysed>>()

const startWorker = (): Worker =>
  new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' })

function outcomeOf<K extends AnalysisKind>(
  outcome: { readonly kind: 'answered'; readonly answer: Analysed } | { readonly kind: 'failed' },
  before: Known<K>,
): Known<K> {
  if (outcome.kind === 'failed') return { ...kept(before), failure: NO_WORKER }
  if ('message' in outcome.answer) return { ...kept(before), failure: outcome.answer.message }
  return { answer: outcome.answer.answer as AnswerTo<K> }
}

const kept = <K extends AnalysisKind>({ answer }: Known<K>): Known<K> => (answer ? { answer } : {})

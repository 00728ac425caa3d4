import { problemSchema, type Route } from '@counterpoint/protocol'
import type { z } from 'zod'
import { Refused, Unreachable } from './failure.ts'

type Input<S> = S extends z.ZodType ? z.input<S> : never
type Output<S> = S extends z.ZodType ? z.output<S> : undefined
type Part<K extends string, S> = S extends z.ZodType ? { readonly [P in K]: Input<S> } : unknown
type OptionalPart<K extends string, S> = S extends z.ZodType
  ? { readonly [P in K]?: Input<S> }
  : unknown

/** What a call of `R` needs: its parameters and body, and whatever else the route knows. */
export type CallOptions<R extends Route> = Part<'params', R['params']> &
  Part<'body', R['body']> &
  OptionalPart<'query', R['query']> &
  OptionalPart<'headers', R['headers']> & { readonly signal?: AbortSignal }

export interface Api {
  /**
   * Calls `route`. Throws `Refused` with the server's problem, `Unreachable` when there was no
   * answer, and whatever `signal` was aborted with.
   */
  call<const R extends Route>(route: R, options: CallOptions<R>): Promise<Output<R['reply']>>
  /** Sends a form, for uploads. */
  send<const R extends Route>(
    route: R,
    form: FormData,
    query?: Input<R['query']>,
  ): Promise<Output<R['reply']>>
  /** Sends a file as it is, for imports. */
  sendRaw<const R extends Route>(
    route: R,
    query: Input<R['query']>,
    raw: BodyInit,
    signal?: AbortSignal,
  ): Promise<Output<R['reply']>>
  /** Where a route is, for links such as downloads. */
  address<const R extends Route>(
    route: R,
    params: Readonly<Record<string, string>>,
    query?: Readonly<Record<string, string>>,
  ): string
}

interface Environment {
  /** Where the server is, without a slash at the end; '' means the page's own. */
  readonly base: string
  readonly fetch: typeof fetch
}

interface Request {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: BodyInit
  readonly signal?: AbortSignal
}

export function createApi({ base, fetch }: Environment): Api {
  const request = async (route: Route, options: Request): Promise<unknown> => {
    const url = base + addressOf(route, options.params ?? {}, options.query ?? {})
    const init: RequestInit = {
      method: route.method,
      headers: { accept: 'application/json', ...options.headers },
      ...(options.body === undefined ? {} : { body: options.body }),
      ...(options.signal ? { signal: options.signal } : {}),
    }
    let response: Response
    try {
      response = await fetch(url, init)
    } catch (cause) {
      if (options.signal?.aborted) throw options.signal.reason
      throw new Unreachable('The server does not answer.', { cause })
    }
    return await answerOf(route, response, options.signal)
  }

  return {
    call: async (route, options) => {
      const { params, query, headers, body, signal } = options as unknown as {
        params?: Record<string, string>
        query?: Record<string, unknown>
        headers?: Record<string, string | undefined>
        body?: unknown
        signal?: AbortSignal
      }
      return (await request(route, {
        ...(params ? { params } : {}),
        ...(query ? { query } : {}),
        ...(signal ? { signal } : {}),
        headers: {
          ...defined(headers ?? {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })) as never
    },
    send: async (route, form, query) =>
      (await request(route, {
        body: form,
        ...(query ? { query: query as Record<string, unknown> } : {}),
      })) as never,
    sendRaw: async (route, query, raw, signal) =>
      (await request(route, {
        query: query as Record<string, unknown>,
        headers: { 'content-type': 'application/octet-stream' },
        body: raw,
        ...(signal ? { signal } : {}),
      })) as never,
    address: (route, params, query) => base + addressOf(route, params, query ?? {}),
  }
}

function addressOf(
  route: Route,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>>,
): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      isPlain(value) ? [[name, String(value)] as [string, string]] : [],
    ),
  ).toString()
  return `/api${path}${search ? `?${search}` : ''}`
}

/** Queries carry words and numbers; what is absent is left out. */
const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

async function answerOf(
  route: Route,
  response: Response,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  if (response.ok) {
    if (!route.reply) return undefined
    try {
      return route.reply.parse(await response.json())
    } catch (cause) {
      if (signal?.aborted) throw signal.reason
      throw new Unreachable('The server’s answer could not be understood.', { cause })
    }
  }
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined))
  if (!problem.success || isTransient(response.status)) {
    throw new Unreachable(problem.data?.detail ?? `The server answered ${response.status}.`)
  }
  throw new Refused(problem.data)
}

/** Trouble of the moment: the same request may well succeed later. */
const isTransient = (status: number): boolean => status === 429 || status >= 500

const defined = (headers: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )

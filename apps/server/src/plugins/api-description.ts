import {
  ERROR_CODES,
  errorsOf,
  problemSchema,
  ROUTES,
  type ErrorCode,
  type Route,
} from '@counterpoint/protocol'
import { z } from 'zod'

/** A JSON object of an OpenAPI document. */
export type Described = { [key: string]: unknown }

/**
 * The API as an OpenAPI 3.1 document, made of the very schemas that validate. Schemas with an id
 * become components; everything a route may answer is listed, its errors by status with their codes.
 */
export function describeRoutes(routes: readonly Route[] = ROUTES): Described {
  const components: Described = {}
  const problem = schemaOf(problemSchema, 'output', components)
  const paths: Record<string, Described> = {}
  for (const route of routes) {
    const path = `/api${route.path.replaceAll(/:([a-z]+)/g, '{$1}')}`
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: operationOf(route, problem, components),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Counterpoint',
      version: '1',
      description:
        'Maps of arguments: sources, verbatim quotes, claims, inferences. Errors are RFC 9457 problems with a stable `code`.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: components },
  }
}

function operationOf(route: Route, problem: Described, components: Described): Described {
  const parameters = [
    ...parametersOf('path', route.params, components),
    ...parametersOf('query', route.query, components),
    ...parametersOf('header', route.headers, components),
  ]
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(route, components),
    responses: {
      [String(route.status)]: answerOf(route, components),
      ...errorAnswers(errorsOf(route), problem),
    },
  }
}

function parametersOf(
  place: 'path' | 'query' | 'header',
  schema: z.ZodObject | undefined,
  components: Described,
): Described[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input', components) as {
    properties?: Record<string, Described>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...described }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: described,
  }))
}

function bodyOf(route: Route, components: Described): Described {
  if (route.body) {
    const schema = schemaOf(route.body, 'input', components)
    return { requestBody: { required: true, content: { 'application/json': { schema } } } }
  }
  if (!route.consumes) return {}
  const content = Object.fromEntries(
    route.consumes.map((type) => [type, { schema: RAW[type] ?? {} }]),
  )
  return { requestBody: { required: true, content } }
}

const RAW: Readonly<Record<string, Described>> = {
  'multipart/form-data': {
    type: 'object',
    required: ['file'],
    additionalProperties: false,
    properties: {
      file: { type: 'string', contentMediaType: 'text/plain' },
      title: { type: 'string' },
    },
  },
}

function answerOf({ reply, status, summary }: Route, components: Described): Described {
  if (reply) {
    const schema = schemaOf(reply, 'output', components)
    return { description: summary, content: { 'application/json': { schema } } }
  }
  if (status === 302) return { description: summary }
  return status === 204
    ? { description: 'Done.' }
    : { description: summary, content: { '*/*': {} } }
}

function errorAnswers(codes: readonly ErrorCode[], problem: Described): Described {
  const statuses = [...new Set(codes.map((code) => ERROR_CODES[code].status))].sort((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status) => {
      const meanings = codes
        .filter((code) => ERROR_CODES[code].status === status)
        .map((code) => `\`${code}\`: ${ERROR_CODES[code].title}.`)
      return [
        String(status),
        {
          description: meanings.join(' '),
          content: { 'application/problem+json': { schema: problem } },
        },
      ]
    }),
  )
}

/** `schema` as JSON Schema; what it names by id goes to `components`. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Described): Described {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // A transformed value is described by what it is made of.
      const { def } = zodSchema._zod
      if (def.type === 'pipe' && io === 'output' && def.out._zod.def.type === 'transform') {
        const { $schema: _inner, ...made } = z.toJSONSchema(def.in, { io, unrepresentable: 'any' })
        Object.assign(jsonSchema, made)
      }
    },
  })
  return hoisted(described, components) as Described
}

/** `value` with its local definitions moved to `components`, and what refers to them following. */
function hoisted(value: unknown, components: Described): unknown {
  if (Array.isArray(value)) return value.map((each) => hoisted(each, components))
  if (typeof value !== 'object' || value === null) return value
  const { $defs = {}, ...rest } = value as Described
  for (const [name, definition] of Object.entries($defs as Described)) {
    components[name] ??= hoisted(definition, components)
  }
  return Object.fromEntries(
    Object.entries(rest).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? inner.replace('#/$defs/', '#/components/schemas/')
        : hoisted(inner, components),
    ]),
  )
}

import { z } from 'zod'
import { route } from './route.ts'

export const livez = route({
  id: 'livez',
  method: 'GET',
  path: '/livez',
  tag: 'health',
  needs: 'anyone',
  summary: 'The process is alive.',
  reply: z.object({ status: z.literal('alive') }),
  status: 200,
  errors: [],
})

export const readyz = route({
  id: 'readyz',
  method: 'GET',
  path: '/readyz',
  tag: 'health',
  needs: 'anyone',
  summary: 'The process can serve: the database answers.',
  reply: z.object({ status: z.literal('ready'), database: z.enum(['postgres', 'pglite']) }),
  status: 200,
  errors: ['unavailable'],
})

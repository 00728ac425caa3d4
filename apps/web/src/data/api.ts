import { createApi } from '@counterpoint/client'

/** The page's own server. */
export const api = createApi({ base: '', fetch: (...call) => fetch(...call) })

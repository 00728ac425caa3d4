import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'

/** Rights that change are told there. */
const AUDIT: QueryKey = ['audit']

/** Something that is done on the server, after which what `stale` names is fetched anew. */
export function useAct<Given, Done>(
  act: (given: Given) => Promise<Done>,
  stale: readonly QueryKey[],
) {
  const client = useQueryClient()
  return useMutation({
    // Without a network it fails and says so, rather than being done later.
    networkMode: 'always',
    mutationFn: act,
    onSuccess: () =>
      Promise.all([...stale, AUDIT].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}

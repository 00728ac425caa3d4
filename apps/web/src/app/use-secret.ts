import { useEffect, useState } from 'react'

const secretInAddress = (): string => location.hash.slice(1)

/**
 * The secret behind the #: read, then taken out of the address, so that it is in no history and is
 * not passed on by copying the address. Empty where there is none.
 */
export function useSecret(): string {
  const [secret, setSecret] = useState(secretInAddress)
  useEffect(() => {
    const take = () => {
      const found = secretInAddress()
      if (found === '') return
      setSecret(found)
      history.replaceState(history.state, '', location.pathname + location.search)
    }
    take()
    // The same page may be open when another link to it is followed.
    window.addEventListener('hashchange', take)
    return () => window.removeEventListener('hashchange', take)
  }, [])
  return secret
}

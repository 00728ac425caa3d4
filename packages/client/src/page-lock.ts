/**
 * Holds the lock `name` until the answer is called, or until the browser lets go of the page.
 * Undefined when somebody else holds it. Where a browser has no locks, everybody gets every one.
 */
export async function holdLock(name: string): Promise<(() => void) | undefined> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return () => undefined
  return await new Promise((resolve, reject) => {
    const held = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(undefined)
      return new Promise<void>((release) => resolve(() => release()))
    })
    held.catch(reject)
  })
}

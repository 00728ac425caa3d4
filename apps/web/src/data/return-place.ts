const PLACE = 'counterpoint.place'

/** Keeps where this page is, for after a sign-in that leads away from it. */
export const rememberPlace = (): void =>
  sessionStorage.setItem(PLACE, location.pathname + location.search)

/** Where somebody was before the sign-in, once; undefined where that was nowhere in particular. */
export function takePlace(): string | undefined {
  const place = sessionStorage.getItem(PLACE) ?? '/'
  sessionStorage.removeItem(PLACE)
  return place === '/' || place.startsWith('/sign-in') ? undefined : place
}

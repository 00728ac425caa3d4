import { Link } from '@tanstack/react-router'
import { rememberPlace } from '../data/return-place.ts'

/** Leads to the sign-in, and from there back to this place. */
export const SignInLink = () => (
  <Link to="/sign-in" onClick={rememberPlace}>
    Sign in
  </Link>
)

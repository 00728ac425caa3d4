import { createContext, useContext } from 'react'

/** What asks for the sign-in again, over the page; undefined while nobody was signed out. */
export const SignInAgain = createContext<(() => void) | undefined>(undefined)

export const useSignInAgain = (): (() => void) | undefined => useContext(SignInAgain)

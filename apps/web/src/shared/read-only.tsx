import { createContext, useContext, type ReactNode } from 'react'

const Context = createContext(false)

/** Says for everything inside whether it may only be looked at. */
export const ReadOnlyProvider = Context

export const useReadOnly = (): boolean => useContext(Context)

/** What is offered to those who may change what is shown, and to nobody else. */
export const IfEditable = ({ children }: { readonly children: ReactNode }) =>
  useReadOnly() ? null : children

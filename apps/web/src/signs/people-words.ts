import type { Other } from '../data/others.ts'

/** Names of people, each once. */
export function namesOf(others: readonly Other[]): string {
  const names = new Map(others.map(({ person, name }) => [person, name]))
  return new Intl.ListFormat('en').format(names.values())
}

/** “Bob is editing”, “Bob and Eve are editing”, “You are editing this elsewhere”. */
export function editingWords(others: readonly Other[]): string {
  const people = new Set(others.map(({ person }) => person))
  if (people.size === 1) {
    return others[0]?.isYou ? 'You are editing this elsewhere' : `${namesOf(others)} is editing`
  }
  return `${namesOf(others)} are editing`
}

/** Whose page it is, as the object of a sentence. */
export const pageOf = ({ isYou, name }: Other): string => (isYou ? 'your other page' : name)

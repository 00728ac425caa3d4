import { describe, expect, it } from 'vitest'
import { SCHEMES, schemeById } from './catalogue.ts'

describe('the catalogue of schemes', () => {
  it('has one scheme per id, in kebab-case', () => {
    const ids = SCHEMES.map((scheme) => scheme.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it('is sorted by id', () => {
    const ids = SCHEMES.map((scheme) => scheme.id)
    expect(ids).toEqual(ids.toSorted())
  })

  it.each(SCHEMES)('asks critical questions of $id, each under an id of its own', (scheme) => {
    const ids = scheme.criticalQuestions.map((question) => question.id)
    expect(ids.length).toBeGreaterThanOrEqual(2)
    expect(new Set(ids).size).toBe(ids.length)
    for (const question of scheme.criticalQuestions) expect(question.text).toMatch(/\?$/)
  })

  // Every scheme is defeasible: its step can fail though its premises are true.
  it.each(SCHEMES)('asks at least one question that undercuts the step of $id', (scheme) => {
    const attacked = scheme.criticalQuestions.map((question) => question.attacks)
    expect(attacked).toContain('inference')
  })

  it('finds a scheme by its id and nothing by an unknown one', () => {
    expect(schemeById('sign')?.name).toBe('Sign')
    expect(schemeById('no-such-scheme')).toBeUndefined()
  })
})

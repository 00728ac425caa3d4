export { SCHEMES, schemeById } from './catalogue.ts'
export type { CriticalQuestion, QuestionTarget, Scheme } from './catalogue.ts'

/**
 * A rule of SPEC.md that a change would break.
 *
 * `rule` is its number there, `subject` the id of the record at fault, `message` a sentence that
 * names the thing and the way out, fit to be shown to a person.
 */
export interface Violation {
  readonly rule: string
  readonly subject: string
  readonly message: string
}

export const violation = (rule: string, subject: string, message: string): Violation => ({
  rule,
  subject,
  message,
})

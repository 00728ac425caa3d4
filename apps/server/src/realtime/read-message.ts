import { upSchema, type UpMessage } from '@counterpoint/protocol'
import { parse } from 'secure-json-parse'
import { refuseExcessiveShape } from '../json-shape.ts'
import { parseInput } from '../parse-input.ts'
import { Refused } from '../problem.ts'

/**
 * What a client says in one frame.
 * @throws Refused `malformed_body`, `invalid_input`
 */
export function readMessage(text: string): UpMessage {
  const value = jsonOf(text)
  refuseExcessiveShape(value)
  return parseInput(upSchema, value)
}

/** `__proto__` and `constructor.prototype` are refused, as in the bodies of requests. */
function jsonOf(text: string): unknown {
  try {
    return parse(text, { protoAction: 'error', constructorAction: 'error' })
  } catch {
    throw new Refused(
      'malformed_body',
      'The message is not JSON, or has a field called __proto__ or constructor.',
    )
  }
}

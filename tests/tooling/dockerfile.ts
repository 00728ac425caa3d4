import { DockerfileParser, type Instruction as Line, ModifiableInstruction } from 'dockerfile-ast'

export interface Instruction {
  /** In capitals. */
  readonly keyword: string
  readonly flags: Readonly<Record<string, string>>
  readonly words: readonly string[]
  /** All after keyword and flags, with continued lines joined. */
  readonly text: string
}

export interface Stage {
  readonly name: string
  /** The name of another stage, or an image. */
  readonly from: string
  readonly instructions: readonly Instruction[]
}

/** The stages of a Dockerfile; a nameless one is called by its number. */
export function stagesOf(dockerfile: string): Stage[] {
  const stages: { name: string; from: string; instructions: Instruction[] }[] = []
  for (const instruction of DockerfileParser.parse(dockerfile).getInstructions()) {
    const keyword = instruction.getKeyword()
    const words = instruction.getArguments().map((part) => part.getValue())
    if (keyword === 'FROM') {
      stages.push({
        name: words[2] ?? String(stages.length),
        from: words[0] ?? '',
        instructions: [],
      })
    } else {
      const text = (instruction.getRawArgumentsContent() ?? '').replaceAll(/\\\n\s*/g, '')
      stages.at(-1)?.instructions.push({ keyword, flags: flagsOf(instruction), words, text })
    }
  }
  return stages
}

const flagsOf = (line: Line): Record<string, string> =>
  line instanceof ModifiableInstruction
    ? Object.fromEntries(line.getFlags().map((flag) => [flag.getName(), flag.getValue() ?? '']))
    : {}

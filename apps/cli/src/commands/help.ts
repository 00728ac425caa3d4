import { EXPORT_NAMES, FORMATS, IMPORT_NAMES, type FormatName } from '@counterpoint/formats'

const listed = (names: readonly FormatName[]): string =>
  names.map((name) => `  ${name.padEnd(16)}${FORMATS[name].title}`).join('\n')

/** Enough to use the program without any other page. */
export const HELP = `counterpoint – argument maps in and out, and what stands in them

counterpoint convert IN --to FORMAT [--from FORMAT] [-o OUT]
    Reads the map in the file IN and writes it in FORMAT to the file OUT, or to standard output.
    “-” as IN reads standard input. Without --from, the ending of IN tells its format; standard
    input is taken for json. What FORMAT cannot hold, and what of IN was not understood, is said on
    standard error. A file that takes more than 60 seconds or 512 MB is given up.

counterpoint check FILE [--from FORMAT]
    Says whether FILE is a sound map: well formed, no reference dangles, every quote stands word for
    word in its source, every source's text has its checksum.

counterpoint evaluate FILE [--semantics S] [--reading R] [--json] [--from FORMAT]
    Says what stands, and why. S is grounded (what is beyond dispute; so where nothing is said),
    preferred or stable (the camps that can be held, searched for within a budget), or gradual (a
    strength from 0 to 1). R is debate (what nobody answers stands) or evidence (only with a quote).
    A file holds no stances, so every strength starts from one half.

counterpoint clash FILE --positions A,B [--reading R] [--json] [--from FORMAT]
    Puts two or more positions, by id or title, face to face: where they clash, who has answered
    what, what both accept, what the difference hangs on.

counterpoint lint FILE [--json] [--from FORMAT]
    Says where the evidence is weaker than it looks.

counterpoint --list
    Every format on a line: name, read or write, ending, title, with tabs between.

counterpoint admin help
    Accounts and roles, for whoever runs a server with AUTH_MODE=accounts.

counterpoint help
    Shows this page.

Formats to read:
${listed(IMPORT_NAMES)}

Formats to write:
${listed(EXPORT_NAMES)}

Exit codes: 0 done, 1 the input has problems, 2 the command cannot be carried out as given.

Examples:
    counterpoint convert debate.json --to argdown -o debate.argdown
    counterpoint convert - --to svg < debate.json > debate.svg
    counterpoint convert debate.json --to pdf -o debate.pdf
    counterpoint convert - --from aif --to json < nodeset.json | counterpoint check -
    counterpoint check debate.json
    counterpoint evaluate debate.json --semantics preferred
    counterpoint clash debate.json --positions "Managed conflict,De-escalation"`

import { EXPORT_NAMES, FORMATS, IMPORT_NAMES, type FormatName } from '@counterpoint/formats'

const listed = (names: readonly FormatName[]): string =>
  names.map((name) => `  ${name.padEnd(16)}${FORMATS[name].title}`).join('\n')

/** Enough to use the program without any other page. */
export const HELP = `counterpoint – argument maps in and out

counterpoint convert IN --to FORMAT [--from FORMAT] [-o OUT]
    Reads the map in the file IN and writes it in FORMAT to the file OUT, or to standard output.
    “-” as IN reads standard input. Without --from, the ending of IN tells its format; standard
    input is taken for json. What FORMAT cannot hold, and what of IN was not understood, is said on
    standard error.

counterpoint check FILE [--from FORMAT]
    Says whether FILE is a sound map: well formed, no reference dangles, every quote stands word for
    word in its source, every source's text has its checksum.

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
    counterpoint check debate.json`

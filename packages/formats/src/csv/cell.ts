/**
 * What makes spreadsheets compute instead of show (OWASP, CSV Injection): a sign at the start, its
 * full-width twin, or white space that some programs strip to find one.
 */
const FORMULA = /^[\s"']*[=+\-@＝＋－＠]|^[\t\r\n]/u

/**
 * A cell in quotation marks (RFC 4180). A text that a spreadsheet would compute gets an apostrophe
 * in front, which spreadsheets take for “this is text”.
 */
export const cell = (text: string): string =>
  `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

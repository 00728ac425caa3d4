/**
 * A figure, and what it is measured against in the same run; `ratio` is value to baseline.
 * @typedef {{ name: string, value: number, unit: string,
 *   baseline: { name: string, value: number }, ratio: number }} Row
 */

const HEAD = ['measured', 'value', 'unit', 'baseline', 'its value', 'ratio']

/** @param {readonly Row[]} rows */
export function tableOf(rows) {
  const cells = rows.map(({ name, value, unit, baseline, ratio }) => [
    name,
    figure(value),
    unit,
    baseline.name,
    figure(baseline.value),
    ratio.toFixed(2),
  ])
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column].length)),
  )
  return [HEAD, widths.map((width) => '-'.repeat(width)), ...cells]
    .map((row) => row.map((cell, column) => padded(cell, widths[column], column)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n')
}

const NUMBERS = [1, 4, 5]
const padded = (cell, width, column) =>
  NUMBERS.includes(column) ? cell.padStart(width) : cell.padEnd(width)

const figure = (value) => value.toLocaleString('en', { maximumSignificantDigits: 4 })

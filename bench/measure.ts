/** A figure, and what it is measured against in the same run. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline: { readonly name: string; readonly value: number }
  readonly ratio: number
}

const ROUNDS = 3

export const rowOf = (
  name: string,
  unit: string,
  value: number,
  baselineName: string,
  base: number,
): Row => ({
  name,
  value,
  unit,
  baseline: { name: baselineName, value: base },
  ratio: value / base,
})

/** Both in turn, so that a busy machine slows both; medians over the rounds. */
export async function compared(
  name: string,
  unit: string,
  ours: () => Promise<number>,
  baselineName: string,
  baseline: () => Promise<number>,
): Promise<Row> {
  const [values, baselines]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    baselines.push(await baseline())
    values.push(await ours())
  }
  return rowOf(name, unit, median(values), baselineName, median(baselines))
}

/** The value that a share `q` of `values` does not exceed. */
export const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * q)] ?? Number.NaN

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Milliseconds. */
export async function duration(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

/** How often a second `act` counts up, done by `atOnce` that each do it again and again. */
export async function rate(
  atOnce: number,
  roundMs: number,
  act: (who: number) => Promise<number>,
): Promise<number> {
  const start = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: atOnce }, async (_, who) => {
      while (performance.now() - start < roundMs) {
        const count = await act(who)
        done += count
      }
    }),
  )
  return (done * 1_000) / (performance.now() - start)
}

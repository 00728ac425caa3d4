/**
 * Runs `checks` one after the other, going on after failures, prints what the failed ones said and,
 * last and alone on its line, `N passed, N failed`. Sets the exit code.
 * @param {readonly import('./checks.mjs').Check[]} checks
 */
export async function runChecks(checks) {
  const total = { passed: 0, failed: 0 }
  const failures = []
  for (const { title, run } of checks) {
    console.log(`\n▸ ${title}`)
    const begun = performance.now()
    const { passed, failed, said } = await settle(run)
    total.passed += passed
    total.failed += failed
    if (failed > 0) {
      failures.push(title)
      console.log(said.trimEnd())
    }
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    console.log(
      `  ${failed > 0 ? 'FAILED' : 'ok'}: ${passed} passed, ${failed} failed in ${seconds} s`,
    )
  }
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(' · ')}`)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

async function settle(run) {
  try {
    return await run()
  } catch (error) {
    return { passed: 0, failed: 1, said: error instanceof Error ? error.message : String(error) }
  }
}

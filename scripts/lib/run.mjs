import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** What is said is collected, and shown as it is. */
const QUIET = { NO_COLOR: '1', FORCE_COLOR: undefined, TURBO_TELEMETRY_DISABLED: '1' }

/**
 * Runs a program without standard input and collects what it says. Resolves whatever its exit code
 * is, and with 127 when it cannot be started at all.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<{ code: number, stdout: string, output: string }>} `output` is both streams
 */
export function run(command, parameters, { cwd = ROOT, env = {} } = {}) {
  return new Promise((resolve) => {
    let stdout = ''
    let output = ''
    const child = spawn(command, parameters, {
      cwd,
      env: { ...process.env, ...QUIET, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk
      output += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
    })
    child.on('error', (error) => {
      resolve({ code: 127, stdout, output: `${command} cannot be started: ${error.message}\n` })
    })
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, output }))
  })
}

/**
 * Runs a program of node_modules, or a script of ours, by its JavaScript file: no shell, any platform.
 * @param {string} file  from the root of the repository
 * @param {readonly string[]} parameters
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runNode = (file, parameters, options) =>
  run(process.execPath, [join(ROOT, file), ...parameters], options)

/**
 * @param {readonly string[]} parameters
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runNpm = (parameters, options) =>
  process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...parameters], options)
    : run('npm', parameters, options)

const EVERY_MS = 500

/**
 * Asks this process to stop when the process that started it is gone. npm passes a signal on to the shell
 * between itself and us, and most shells die of it without passing it on.
 */
export function endWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, EVERY_MS)
  watch.unref()
}

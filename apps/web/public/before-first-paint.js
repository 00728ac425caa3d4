// Before the first paint, so that a chosen theme does not flash in the other one.
try {
  const theme = localStorage.getItem('counterpoint.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // No storage: the system's theme it is.
}

// Zod compiles schemas with `new Function` where it may. The security policy forbids that, and the
// browser reports even the attempt to find out.
globalThis.__zod_globalConfig = { jitless: true }

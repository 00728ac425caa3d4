// Imported first, so that an old Node.js ends with a sentence and not with a stack trace.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Counterpoint needs Node.js 20.19 or newer, and this is ${process.versions.node}; install a newer one from https://nodejs.org.`,
  )
  process.exit(1)
}

/**
 * What is wrong with a package-lock.json, as sentences. An optional package without an entry of its
 * own is left out silently by `npm install` and then refused by `npm ci`, on every machine.
 * @param {{ packages: Record<string, { resolved?: string, link?: boolean, integrity?: string,
 *   version?: string, optionalDependencies?: Record<string, string> }> }} lock
 */
export function faultsOfLockFile({ packages }) {
  const faults = []
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isReachable(packages, path, name)) {
        faults.push(
          `${name}@${range}, an optional dependency of ${path}, has no entry; choose a version of ${path} whose platform packages are all published.`,
        )
      }
    }
    if (path.includes('node_modules/') && !entry.link && !entry.integrity) {
      faults.push(
        `${path} has no integrity hash; remove node_modules and the entry, and install again.`,
      )
    }
  }
  return faults
}

/** Would Node.js, standing in the package at `path`, find `name`? */
function isReachable(packages, path, name) {
  for (
    let place = path;
    ;
    place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))
  ) {
    if (packages[`${place ? `${place}/` : ''}node_modules/${name}`]) return true
    if (place === '') return false
    if (!place.includes('node_modules/')) place = ''
  }
}

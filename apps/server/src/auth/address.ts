import { isIP, isIPv4, SocketAddress } from 'node:net'

/**
 * The network that `address` is counted by: an IPv4 address, also one written as IPv6, or the first
 * 64 bits of an IPv6 address, all of which one caller usually has.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (mapped?.[2] && mapped[3]) {
    const [high, low] = [Number.parseInt(mapped[2], 16), Number.parseInt(mapped[3], 16)]
    return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  }
  if (isIPv4(address)) return address
  if (isIP(address) !== 6) return 'unknown'
  const [bare = ''] = address.split('%')
  // Whole: eight groups, none of them left out.
  const [head = '', tail = ''] = new SocketAddress({ address: bare, family: 'ipv6' }).address.split(
    '::',
  )
  const groups = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  while (groups.length + after.length < 8) groups.push('0')
  return `${[...groups, ...after].slice(0, 4).join(':')}::`
}

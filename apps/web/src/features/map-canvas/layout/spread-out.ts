interface Cluster {
  readonly first: number
  /** Sum of the wishes, each less its offset from the first of the cluster. */
  sum: number
  count: number
}

/**
 * Places on a line at least `least` apart, in the order of the rising `wishes`, with the smallest
 * sum of squared distances from them (isotonic regression by pooling adjacent violators).
 */
export function spreadOut(wishes: readonly number[], least: number): number[] {
  const clusters: Cluster[] = []
  const start = ({ sum, count }: Cluster): number => sum / count
  wishes.forEach((wish, index) => {
    clusters.push({ first: index, sum: wish, count: 1 })
    for (let last = clusters.at(-1)!; clusters.length > 1; last = clusters.at(-1)!) {
      const before = clusters.at(-2)!
      if (start(before) + before.count * least <= start(last)) break
      before.sum += last.sum - last.count * before.count * least
      before.count += last.count
      clusters.pop()
    }
  })
  return clusters.flatMap((cluster) =>
    Array.from({ length: cluster.count }, (_, index) => start(cluster) + index * least),
  )
}

/** The part of jsonld that the tests use; the package has no types of its own. */
declare module 'jsonld' {
  interface Options {
    /** Refuses what would be dropped because it has no meaning. */
    readonly safe: boolean
    readonly documentLoader: (
      url: string,
    ) => Promise<{ readonly documentUrl: string; readonly document: object }>
  }
  const jsonld: {
    readonly expand: (
      document: object,
      options: Options,
    ) => Promise<readonly Record<string, unknown>[]>
  }
  export default jsonld
}

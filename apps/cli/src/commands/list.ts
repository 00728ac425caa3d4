import { EXPORT_NAMES, FORMATS, FORMAT_NAMES, IMPORT_NAMES } from '@counterpoint/formats'

/**
 * Every format on a line for people and for `cut`: its name, whether it is read and written, the ending
 * of its files, and what people call it, with tabs between.
 */
export const formatList = (): string =>
  FORMAT_NAMES.map((name) => {
    const ways = [
      ...(IMPORT_NAMES.includes(name) ? ['read'] : []),
      ...(EXPORT_NAMES.includes(name) ? ['write'] : []),
    ]
    const { extension, title } = FORMATS[name]
    return [name, ways.join(','), `.${extension}`, title].join('\t')
  }).join('\n')

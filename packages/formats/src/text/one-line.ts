/** `text` with every run of white space, line ends included, as one space. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** “2 open threads of comments”. */
export const commentsTitle = (count: number): string =>
  count === 1 ? '1 open thread of comments' : `${count} open threads of comments`

import { analyse, type Question } from './analysis.ts'

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  postMessage(analyse(data))
})

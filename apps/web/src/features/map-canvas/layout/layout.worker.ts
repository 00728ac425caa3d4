import { answerTo, type LayoutRequest } from './layout-messages.ts'

addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  postMessage(answerTo(data))
})

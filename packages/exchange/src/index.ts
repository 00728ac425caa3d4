export { openExchange, type Exchange } from './exchange.ts'
export { TooBusy, TooCostly } from './too-costly.ts'
export { writeBytes } from './write-bytes.ts'

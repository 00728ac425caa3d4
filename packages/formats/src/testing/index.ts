export { aLongLine, HAND_MADE_MAPS } from './hand-made-maps.ts'
export { aHostileMap } from './hostile-map.ts'
export { reordered } from './reordered.ts'

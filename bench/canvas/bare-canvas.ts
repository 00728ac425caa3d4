/**
 * A page that draws the same number of cards and lines on a bare 2D canvas and follows the mouse: the
 * floor that any canvas of ours is measured against. Runs in the browser.
 */
export function drawBareCanvas(size: number): void {
  document.body.style.margin = '0'
  const canvas = document.createElement('canvas')
  canvas.width = innerWidth
  canvas.height = innerHeight
  document.body.replaceChildren(canvas)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser has no 2D canvas.')
  const columns = Math.ceil(Math.sqrt(size))
  const at = { x: 0, y: 0 }
  const zoom = 0.5
  const draw = () => {
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.fillStyle = '#f2efe9'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.setTransform(zoom, 0, 0, zoom, at.x, at.y)
    context.font = '12.5px sans-serif'
    for (let index = 0; index < size; index++) {
      const x = (index % columns) * 280
      const y = Math.floor(index / columns) * 190
      context.strokeStyle = '#2b6e54'
      context.beginPath()
      context.moveTo(x + 110, y)
      context.lineTo(x + 110, y - 100)
      context.stroke()
      context.fillStyle = '#fffefb'
      context.fillRect(x, y, 220, 104)
      context.fillStyle = '#241d17'
      context.fillText(`Claim ${index}: what one side says`, x + 16, y + 24)
      context.fillText('of the other depends on what both', x + 16, y + 41)
    }
  }
  let dragging = false
  addEventListener('mousedown', () => (dragging = true))
  addEventListener('mouseup', () => (dragging = false))
  addEventListener('mousemove', (event) => {
    if (!dragging) return
    at.x += event.movementX
    at.y += event.movementY
    requestAnimationFrame(draw)
  })
  draw()
}

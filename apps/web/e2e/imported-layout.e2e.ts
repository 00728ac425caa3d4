import { expect, test, useServer } from './fixtures.ts'
import { card, openMap } from './workbench.ts'

const server = useServer()

const node = (nodeID: string, type: string, text: string) => ({ nodeID, type, text })
const edge = (edgeID: string, fromID: string, toID: string) => ({ edgeID, fromID, toID })

/** The same small debate in formats without places. */
const FILES: Readonly<Record<string, string>> = {
  kialo: 'Discussion Title: Ferry\n\n1. Build it.\n1.1. Pro: It is short.\n1.2. Con: It is dear.\n',
  aif: JSON.stringify({
    nodes: [
      node('1', 'I', 'Build it.'),
      node('2', 'I', 'It is short.'),
      node('3', 'I', 'It is dear.'),
      node('4', 'RA', 'Default Inference'),
      node('5', 'CA', 'Default Conflict'),
    ],
    edges: [edge('1', '2', '4'), edge('2', '4', '1'), edge('3', '3', '5'), edge('4', '5', '1')],
  }),
  arggraph:
    '<?xml version="1.0"?><arggraph id="x" topic_id="t" stance="pro">' +
    '<edu id="e1">Build it.</edu><edu id="e2">It is short.</edu><edu id="e3">It is dear.</edu>' +
    '<adu id="a1" type="pro"/><adu id="a2" type="pro"/><adu id="a3" type="opp"/>' +
    '<edge id="c1" src="e1" trg="a1" type="seg"/><edge id="c2" src="e2" trg="a2" type="seg"/>' +
    '<edge id="c3" src="e3" trg="a3" type="seg"/><edge id="c4" src="a2" trg="a1" type="sup"/>' +
    '<edge id="c5" src="a3" trg="a1" type="reb"/></arggraph>',
}

for (const [format, file] of Object.entries(FILES)) {
  test(`a map from ${format}, which has no places, is laid out when it is first seen`, async ({
    page,
  }) => {
    const response = await page.request.post(`${server.address}/api/maps/import?format=${format}`, {
      data: Buffer.from(file),
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect(response.status(), await response.text()).toBe(201)
    const { id } = (await response.json()) as { id: string }
    await openMap(page, server.address, id)
    const boxes = await Promise.all(
      ['Build it.', 'It is short.', 'It is dear.'].map(async (text) => {
        const found = card(page, text)
        await expect(found).toBeVisible()
        return (await found.boundingBox())!
      }),
    )
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        const apart =
          a.x + a.width <= b.x ||
          b.x + b.width <= a.x ||
          a.y + a.height <= b.y ||
          b.y + b.height <= a.y
        expect(apart).toBe(true)
      }
    }
  })
}

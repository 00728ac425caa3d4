import { chromium } from '@playwright/test'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic'] })
const base = 'http://127.0.0.1:4120'
for (const [w, h] of [[1440, 900], [390, 844]]) for (const scheme of ['light', 'dark']) {
  const page = await browser.newPage({ viewport: { width: w, height: h }, colorScheme: scheme })
  await page.goto(base + '/'); const id = await page.evaluate(async () => (await (await fetch('/api/maps')).json()).items[0].id)
  await page.goto(`${base}/maps/${id}`); await page.getByRole('button', { name: 'Export' }).click()
  const tag = `${w}-${scheme}`
  for (const f of process.argv[2] === 'all' ? ['json','png','pdf','docx','csv'] : ['png','docx']) {
    await page.locator(`input[value=${f}]`).check()
    await page.waitForFunction(() => !/Making|Looking/.test(document.querySelector('dialog').innerText), null, { timeout: 60000 })
    await page.waitForTimeout(400)
    await page.screenshot({ path: `/tmp/w/shot-export-${f}-${tag}.png` })
  }
  await page.keyboard.press('Escape')
  await page.evaluate(() => { const d = new DataTransfer(); d.setData('text/plain', 'It is needed.\n  + The ferry is slow and leaves only twice a day, which keeps people from coming to work in time.\n    - It runs often.\n  - It costs much.'); document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: d, bubbles: true })) })
  await page.waitForTimeout(500)
  await page.screenshot({ path: `/tmp/w/shot-paste-${tag}.png` })
  await page.keyboard.press('Escape')
  await page.goto(base); await page.getByRole('button', { name: 'Import' }).click()
  await page.getByLabel('File to import').setInputFiles({ name: 'n.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ nodes: [{ nodeID: '1', text: 'Talks help.', type: 'I' }, { nodeID: '2', text: 'They calm.', type: 'I' }, { nodeID: '3', text: 'RA', type: 'RA' }, { nodeID: '4', text: 'CA', type: 'CA' }], edges: [{ edgeID: '1', fromID: '2', toID: '3' }, { edgeID: '2', fromID: '3', toID: '1' }, { edgeID: '3', fromID: '9', toID: '4' }], locutions: [] })) })
  await page.waitForTimeout(2500)
  await page.screenshot({ path: `/tmp/w/shot-import-${tag}.png` })
  await page.close()
}
await browser.close()

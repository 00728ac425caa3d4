import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { CHROMIUM_OPTIONS, findChromium } from '../../scripts/lib/find-chromium.mjs'
import { drawBareCanvas } from './bare-canvas.ts'
import { mapOfSize } from './map-of-size.ts'
import { median, type Row } from '../measure.ts'

/** What one round measured, in milliseconds. */
interface Round {
  readonly openMs: number
  readonly bareOpenMs: number
  /** Between frames, panning the whole map, and at 100 %. */
  readonly far: readonly number[]
  readonly near: readonly number[]
  readonly bareFrames: readonly number[]
}

const CLAIMS = 1_000
const ROUNDS = 3
const STEPS = 90
const PORT = 4_719

/**
 * Opening and panning a map of 1,000 claims in headless Chromium, beside a bare 2D canvas with as
 * many cards in the same browser. Without a GPU all drawing is software: ratios count, not times.
 */
export async function run(): Promise<readonly Row[]> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'counterpoint-bench-'))
  const server = await startServer(directory)
  const browser = await chromium.launch({
    executablePath: (await findChromium()) ?? '',
    args: [...CHROMIUM_OPTIONS],
  })
  try {
    const map = await importMap()
    const rounds: Round[] = []
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        bareOpenMs: await openBareMs(browser),
        bareFrames: await bareFrames(browser),
        ...(await measureMap(browser, map)),
      })
    }
    const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick))
    const row = (name: string, value: number, baseline: Row['baseline']): Row => ({
      name,
      value,
      unit: 'ms',
      baseline,
      ratio: value / baseline.value,
    })
    return [
      row(
        `open ${CLAIMS} claims, navigation to cards`,
        of(({ openMs }) => openMs),
        { name: 'bare canvas page', value: of(({ bareOpenMs }) => bareOpenMs) },
      ),
      row(
        `pan ${CLAIMS} claims at 100 %, frame (median)`,
        of(({ near }) => median(near)),
        { name: 'bare canvas', value: of(({ bareFrames: frames }) => median(frames)) },
      ),
      row(
        `pan ${CLAIMS} claims at 100 %, frame (95th)`,
        of(({ near }) => percentile(near, 0.95)),
        { name: 'bare canvas', value: of(({ bareFrames: frames }) => percentile(frames, 0.95)) },
      ),
      row(
        `pan ${CLAIMS} claims, whole map, frame (median)`,
        of(({ far }) => median(far)),
        { name: 'bare canvas', value: of(({ bareFrames: frames }) => median(frames)) },
      ),
    ]
  } finally {
    await browser.close()
    server.kill('SIGTERM')
    await new Promise((ended) => server.once('exit', ended))
    rmSync(directory, { recursive: true, force: true })
  }
}

function startServer(directory: string) {
  const server = spawn(process.execPath, ['apps/server/dist/main.js'], {
    env: { ...process.env, PORT: String(PORT), DATA_DIR: directory, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise<typeof server>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => {
      if (text.toString().includes('is ready')) resolve(server)
    })
    server.once('exit', (code) => reject(new Error(`The server ended with exit code ${code}.`)))
  })
}

const BASE = `http://127.0.0.1:${PORT}`

async function importMap(): Promise<string> {
  const response = await fetch(`${BASE}/api/maps/import?format=json`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: JSON.stringify(mapOfSize(CLAIMS)),
  })
  if (!response.ok) throw new Error(`The import failed: ${await response.text()}`)
  return ((await response.json()) as { id: string }).id
}

async function measureMap(browser: Browser, map: string) {
  const page = await newPage(browser)
  const began = performance.now()
  await page.goto(`${BASE}/maps/${map}`)
  await page.locator('.react-flow__node-claim').first().waitFor()
  const openMs = performance.now() - began
  const far = await framesWhilePanning(page)
  await page.getByTitle('Show at 100 %').click()
  await page.waitForTimeout(600)
  const near = await framesWhilePanning(page)
  await page.close()
  return { openMs, far, near }
}

async function openBareMs(browser: Browser): Promise<number> {
  const page = await newPage(browser)
  const began = performance.now()
  await page.goto(`${BASE}/api/livez`)
  await page.evaluate(drawBareCanvas, CLAIMS)
  const ms = performance.now() - began
  await page.close()
  return ms
}

async function bareFrames(browser: Browser): Promise<number[]> {
  const page = await newPage(browser)
  await page.goto(`${BASE}/api/livez`)
  await page.evaluate(drawBareCanvas, CLAIMS)
  const frames = await framesWhilePanning(page)
  await page.close()
  return frames
}

async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1_280, height: 800 },
    reducedMotion: 'reduce',
  })
  // The compiler wraps named functions; those that are sent to the page need the wrapper there.
  await page.addInitScript('globalThis.__name = (named) => named')
  return page
}

/** Milliseconds between frames while the mouse drags the ground to and fro. */
async function framesWhilePanning(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const tick = (now: number) => {
      frames.push(now - last)
      last = now
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    Object.assign(window, { frames })
  })
  const start = { x: 700, y: 130 }
  await page.mouse.move(start.x, start.y)
  await page.mouse.down({ button: 'left' })
  for (let step = 1; step <= STEPS; step++) {
    const swing = Math.sin((step / STEPS) * Math.PI * 4)
    await page.mouse.move(start.x + swing * 120, start.y + swing * 60)
  }
  await page.mouse.up()
  return await page.evaluate(() => (window as unknown as { frames: number[] }).frames.slice(5))
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generate } from '../../../examples/city/generate.ts'
import { contextOf, launchBrowser, signIn, violations, watch } from './browser.ts'
import { startTestServer, type TestServer } from './server.ts'

const MB = 1e6
const BIG_BYTES = 300 * MB
/** Rows of the tickets that fill as much: 731 bytes each, as measured by their generator. */
const BIG_ROWS = Math.ceil(BIG_BYTES / 720)
/** Three pieces and a little. */
const BROKEN_ROWS = Math.ceil((56 * MB) / 731)
const PIECE = 16 * 1024 * 1024
const SLOW_MS = 240_000

let server: TestServer
let browser: Browser
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ai-etl-upload-'))
  ;[server, browser] = await Promise.all([startTestServer(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Tickets on disk, and how many of their rows are whole and how many broken. */
function tickets(name: string, count: number): { file: string; rows: number; broken: number } {
  const file = join(folder, name)
  // What the generator says of its tickets.
  const { rows, brokenLines } = generate('tickets', count, 7, file) as { rows: number; brokenLines: number[] }
  return { file, rows, broken: brokenLines.length }
}

/** A reader's page of its own; nothing may go wrong behind its screen, but what `expected` says. */
async function reading(
  lang: 'ru' | 'en',
  read: (page: Page, context: BrowserContext) => Promise<void>,
  expected: RegExp = /^$/,
): Promise<void> {
  const context = await contextOf(browser, server.url, { lang, theme: 'light', width: 'wide' })
  await signIn(context)
  const page = await context.newPage()
  page.setDefaultTimeout(SLOW_MS)
  const faults = watch(page, server.url)
  try {
    await read(page, context)
    expect(faults.filter((fault) => !expected.test(fault))).toEqual([])
  } finally {
    await context.close()
  }
}

/** Every value that a bar of progress shows, from now on. */
async function shownProgress(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { seenProgress: seen })
    new MutationObserver(() => {
      for (const bar of document.querySelectorAll('[role=progressbar]')) {
        const value = Number(bar.getAttribute('aria-valuenow'))
        if (value !== seen.at(-1)) seen.push(value)
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  return () => page.evaluate(() => (window as unknown as { seenProgress: number[] }).seenProgress)
}

test('300 MB of one’s own: sent with progress, measured, advised, loaded whole', { timeout: 600_000 }, async () => {
  const { file, rows, broken } = tickets('билеты города.csv', BIG_ROWS)
  const { size } = await stat(file)
  expect(size).toBeGreaterThan(BIG_BYTES)
  await reading('ru', async (page) => {
    await page.goto('/')
    const progress = await shownProgress(page)
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('получен', { exact: true }).waitFor()
    const values = await progress()
    expect(values.filter((value) => value > 0 && value < 100).length).toBeGreaterThan(3)
    expect(await violations(page)).toEqual([])

    await page.locator('button:enabled', { hasText: 'Дальше: профиль' }).click()
    await page.waitForURL(/\/profile$/)
    await page.getByRole('link', { name: 'Дальше: совет' }).click()
    await page.getByRole('button', { name: /^Выбрать / }).click()
    await page.getByRole('button', { name: 'Дальше: конвейер' }).click()
    await page.locator('button:enabled', { hasText: 'Дальше: запуск' }).click()
    await page.waitForURL(/\/runs\//)
    await page.getByRole('link', { name: 'Дальше: отчёт' }).waitFor()
    await page.getByText('Баланс сходится').first().waitFor()
    const title = (await page.locator('h1').innerText()).replaceAll(/\s/g, '')
    expect(title).toContain(`${rows}строк`)
    expect(title).toContain(`${broken}строк`)
    expect(await violations(page)).toEqual([])
  })
})

test('a broken line is taken up where it broke: by itself, and after the page was closed', {
  timeout: 300_000,
}, async () => {
  const { file, rows } = tickets('broken.csv', BROKEN_ROWS)
  await reading(
    'en',
    async (page, context) => {
      const offsets: number[] = []
      let breaks = 0
      let closed = true
      await context.route('**/api/v1/uploads/**', async (route) => {
        const request = route.request()
        if (request.method() !== 'PATCH') return route.continue()
        const offset = Number(request.headers()['upload-offset'])
        offsets.push(offset)
        // The second piece never gets through before the page is closed; afterwards its first attempt breaks.
        if (offset === PIECE && (closed || breaks === 0)) {
          breaks += closed ? 0 : 1
          return route.abort('connectionreset')
        }
        return route.continue()
      })

      await page.goto('/')
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByText('line broken, will go on', { exact: true }).first().waitFor()
      expect(offsets[0]).toBe(0)
      expect(await violations(page)).toEqual([])

      // Another visit of the same reader: the file is chosen again, what had arrived is not sent again.
      closed = false
      offsets.length = 0
      await page.goto('/')
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByText('received', { exact: true }).waitFor()
      expect(offsets[0]).toBe(PIECE)
      expect(breaks).toBe(1)
      expect(offsets.filter((offset) => offset === PIECE)).toHaveLength(2)

      await page.locator('button:enabled', { hasText: 'Next: profile' }).click()
      await page.waitForURL(/\/profile$/)
      await page.getByRole('link', { name: 'Next: advice' }).waitFor()
      // Byte by byte the same file: as many rows, and as many broken ones, as were written.
      const shown = (await page.getByRole('main').innerText()).replaceAll(/[\s,]/g, '')
      expect(shown).toContain(String(rows))
    },
    /ERR_CONNECTION_RESET/,
  )
})

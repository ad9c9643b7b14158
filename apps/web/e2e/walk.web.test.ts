import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf, launchBrowser, signIn, violations, watch } from './browser.ts'
import { startTestServer, type TestServer } from './server.ts'

let server: TestServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** What the buttons of the walk are called in each language. */
const WORDS = {
  ru: {
    open: 'Открыть образец: ',
    advice: 'Дальше: совет',
    choose: /^Выбрать /,
    execute: 'Исполнить',
    pipeline: 'Дальше: конвейер',
    run: 'Дальше: запуск',
    report: 'Дальше: отчёт',
    balance: 'Баланс сходится',
    profile: 'Дальше: профиль',
  },
  en: {
    open: 'Open the sample: ',
    advice: 'Next: advice',
    choose: /^Choose /,
    execute: 'Execute',
    pipeline: 'Next: pipeline',
    run: 'Next: run',
    report: 'Next: report',
    balance: 'The balance holds',
    profile: 'Next: profile',
  },
} as const
type Words = (typeof WORDS)['ru' | 'en']

/** A page of its own for each walk; at its end nothing may have gone wrong behind the screen. */
async function walking(lang: 'ru' | 'en', walk: (page: Page, words: Words) => Promise<void>): Promise<void> {
  const context = await contextOf(browser, server.url, { lang, theme: 'light', width: 'wide' })
  await signIn(context)
  const page = await context.newPage()
  page.setDefaultTimeout(150_000)
  const faults = watch(page, server.url)
  try {
    await walk(page, WORDS[lang])
    expect(faults).toEqual([])
  } finally {
    await context.close()
  }
}

async function fine(page: Page): Promise<void> {
  expect([page.url(), await violations(page)]).toEqual([page.url(), []])
}

/** From a measured dataset to the end of its run. */
async function fromProfileToRun(page: Page, words: Words): Promise<void> {
  await page.getByRole('link', { name: words.advice }).waitFor()
  await fine(page)
  await page.getByRole('link', { name: words.advice }).click()
  await page.getByRole('button', { name: words.choose }).waitFor()
  await fine(page)
  await page.getByRole('button', { name: words.choose }).click()
  await page.getByRole('button', { name: words.execute }).waitFor()
  await fine(page)
  await page.getByRole('button', { name: words.pipeline }).click()
  await page.waitForURL(/\/pipelines\//)
  await page.locator('button:enabled', { hasText: words.run }).waitFor()
  await fine(page)
  await page.getByRole('button', { name: words.run }).click()
  await page.waitForURL(/\/runs\//)
  await page.getByRole('link', { name: words.report }).waitFor()
  await page.getByText(words.balance).first().waitFor()
  await fine(page)
}

test.each([
  ['ru', 'Билеты', /998/],
  // The same data into the same table again: nothing is doubled, and the page says so.
  ['en', 'Museum tickets', /loadedalready/],
  ['ru', 'Реестр', /\d{3}/],
  ['en', 'Cadastre', /\d{3}/],
] as const)('the whole walk over a sample, %s: %s', { timeout: 400_000 }, async (lang, sample, rows) => {
  await walking(lang, async (page, words) => {
    await page.goto('/')
    await page.getByRole('button', { name: new RegExp(`${words.open}.*${sample}`, 'i') }).click()
    await page.waitForURL(/\/profile$/)
    await fromProfileToRun(page, words)
    expect((await page.locator('h1').innerText()).replaceAll(/[\s,]/g, '')).toMatch(rows)
  })
})

test('a file of one’s own: uploaded in pieces, measured, loaded', { timeout: 400_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'upload-'))
  const file = join(folder, 'продажи.csv')
  const rows = 400_000
  const handle = await open(file, 'w')
  await handle.write('id;город;сумма;дата\n')
  for (let from = 0; from < rows; from += 10_000) {
    const lines = Array.from(
      { length: 10_000 },
      (_, i) => `${from + i};Москва;${(from + i) / 100};2026-01-${String(1 + ((from + i) % 28)).padStart(2, '0')}\n`,
    )
    await handle.write(lines.join(''))
  }
  await handle.close()
  try {
    await walking('ru', async (page, words) => {
      await page.goto('/')
      await page.locator('input[type=file]').setInputFiles(file)
      await page.locator('button:enabled', { hasText: words.profile }).click()
      await page.waitForURL(/\/profile$/)
      await fromProfileToRun(page, words)
      expect((await page.locator('h1').innerText()).replaceAll(/\s/g, '')).toContain('400000')
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

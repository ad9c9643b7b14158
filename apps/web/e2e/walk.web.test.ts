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

test('an edit is taken back and given again; of two editors the second sees the conflict and loses nothing', {
  timeout: 400_000,
}, async () => {
  const context = await contextOf(browser, server.url, { lang: 'ru', theme: 'light', width: 'wide' })
  await signIn(context)
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const csrf = (await context.cookies()).find(({ name }) => name === 'ai-etl-csrf')?.value ?? ''
  const headers = { 'x-csrf-token': csrf }
  const made = await context.request.post('/api/v1/pipelines', {
    data: { text: document('PAID'), name: 'paid' },
    headers,
  })
  const { id } = (await made.json()) as { id: string }

  await page.goto(`/pipelines/${id}?part=steps.paid`)
  // The page answers to hands once its first check is in.
  await page.getByRole('heading', { name: /всё проверено/ }).waitFor()
  const where = page.getByLabel('Оставить строки, где')
  await where.fill("order_status = 'NEW'")
  await page.getByRole('button', { name: 'Отменить' }).click()
  await expect.poll(() => where.inputValue()).toBe("order_status = 'PAID'")
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await expect.poll(() => where.inputValue()).toBe("order_status = 'NEW'")

  const data = { text: document('REFUND'), basedOn: 1 }
  const other = await context.request.put(`/api/v1/pipelines/${id}/text`, { data, headers })
  expect(other.ok()).toBe(true)
  await page.locator('button:enabled', { hasText: 'Выпустить версию 2' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Пока вы правили, вышла версия 2').waitFor()
  await dialog.getByText("order_status = 'REFUND'").waitFor()
  await dialog.getByRole('button', { name: 'Выпустить мою поверх' }).click()
  await page.getByText('Версия 3 выпущена').waitFor()

  await page.goto(`/pipelines/${id}/versions?version=2`)
  await page.getByText("where: order_status = 'NEW'").waitFor()
  await fine(page)
  // Comments of the document outlive the form.
  await page.goto(`/pipelines/${id}?view=yaml`)
  await page.getByText('# Only what was paid for counts.').waitFor()
  await context.close()
})

/** A pipeline that keeps the tickets of one status. */
function document(status: string): string {
  return [
    'version: 1',
    'name: paid',
    'sources:',
    '  tickets: { from: examples/city/tickets.csv }',
    'steps:',
    '  # Only what was paid for counts.',
    '  paid:',
    '    type: filter',
    '    input: tickets',
    `    where: order_status = '${status}'`,
    'targets:',
    '  out: { input: paid, to: "postgresql:///city#paid", mode: replace }',
    '',
  ].join('\n')
}

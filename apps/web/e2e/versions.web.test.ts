import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedPostgresql } from '@ai-etl/runtime/embedded/postgresql'
import pg from 'pg'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, apiOf } from './api.ts'
import { contextOf, launchBrowser, type Reader, signIn, violations, watch } from './browser.ts'
import { checked } from './checked.ts'
import { startTestServer, type TestServer } from './server.ts'

/** What a pipeline does where, what another version of it would give, and what stands around its steps. */
const SLOW_MS = 60_000
const RUSSIAN: Reader = { lang: 'ru', theme: 'light', width: 'wide' }
const ROWS = Array.from({ length: 600 }, (_, i) => `${i + 1},${'abc'[i % 3]},${(i % 60) + 0.5}`)

let server: TestServer
let browser: Browser
let context: BrowserContext
let api: Api
let folder: string
const faults: (readonly string[])[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ai-etl-versions-'))
  await writeFile(join(folder, 'sales.csv'), `id,shop,price\n${ROWS.join('\n')}\n`)
  await writeFile(join(folder, 'names.csv'), 'code,title\na,First\nb,Second\nc,Third\n')
  ;[server, browser] = await Promise.all([startTestServer([folder]), launchBrowser()])
  context = await contextOf(browser, server.url, RUSSIAN)
  await signIn(context)
  api = apiOf(context)
  const { id } = await api.post<{ id: string }>('/pipelines', { text: LOAD(join(folder, 'sales.csv')) })
  const { runId } = await api.post<{ runId: string }>(`/pipelines/${id}/runs`)
  const state = await api.ended(runId)
  if (state !== 'succeeded') throw new Error(`the sales were not loaded: ${state}`)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

const LOAD = (file: string) => `version: 1
name: load_sales
sources: { sales: { from: ${file} } }
targets: { out: { input: sales, to: "postgresql:///shop#sales", mode: replace, key: [id] } }
`

/** A table of a database that is summed there, and a file that only the engine can join to it. */
const document = (name: string, where = 'price > 5') => `version: 1
name: ${name}
params: { least: { type: "decimal(9,2)", default: "1.00" } }
macros:
  doubled: { params: [amount], is: amount * 2 }
sources:
  sales: { from: "postgresql:///shop#sales" }
  names: { from: ${join(folder, 'names.csv')} }
steps:
  dear: { type: filter, input: sales, where: ${where} }
  shops: { type: aggregate, input: dear, by: { shop: shop }, values: { revenue: sum(price), n: count(*) } }
  named: { type: join, left: shops, right: names, kind: left, on: shops.shop = names.code }
  large: { type: filter, input: named, where: doubled(revenue) > :least }
  chosen: { type: sql, inputs: [large], select: "select shop, title, doubled(revenue) as twice, n from large" }
targets:
  out: { input: chosen, to: "postgresql:///shop#${name}", mode: replace, key: [shop] }
`

async function saved(name: string): Promise<string> {
  return (await api.post<{ id: string }>('/pipelines', { text: document(name) })).id
}

async function opened(path: string, of: BrowserContext = context): Promise<Page> {
  const page = await of.newPage()
  page.setDefaultTimeout(SLOW_MS)
  faults.push(watch(page, server.url))
  await page.goto(path)
  return page
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
/** The document as it is edited. */
async function textOf(page: Page): Promise<string> {
  await page.getByRole('radio', { name: 'YAML' }).click()
  const written = await page.getByRole('textbox', { name: 'Документ конвейера' }).innerText()
  await page.getByRole('radio', { name: 'Форма' }).click()
  return written
}

test('where each part runs is told with its reason, rows and SQL, and marked in the graph', async () => {
  const page = await opened(`/pipelines/${await saved('placed')}?part=steps.dear`)
  await checked(page)
  const part = (name: string) => page.locator(`[data-placed="${name}"]`)
  await part('shops')
    .getByText(/^база /)
    .waitFor()
  await part('shops').getByText('вместо чтения').waitFor()
  await part('named').getByText('движок').waitFor()
  await part('sales').getByText('≈\u00a0600\u00a0строк').waitFor()
  await part('shops').getByText('SQL, который получит база').click()
  await expect.poll(() => part('shops').getByRole('figure').innerText()).toMatch(/group by/i)
  const sign = (name: string) =>
    page
      .getByRole('region', { name: 'Схема' })
      .getByRole('button', { name: new RegExp(`^${name}\\b`) })
      .locator('[data-computed-by]')
      .getAttribute('data-computed-by')
  await expect.poll(() => Promise.all(['shops', 'named', 'out'].map(sign))).toEqual(['database', 'engine', 'load'])
  expect(await violations(page)).toEqual([])
  // A part of the list is chosen as in the graph.
  await part('named').getByRole('button', { name: 'named' }).click()
  await page.getByRole('heading', { level: 2, name: /^named / }).waitFor()
  // With an error nothing of it would run.
  await page.getByRole('combobox', { name: 'Справа' }).selectOption('dear')
  await page.getByText('Будет видно, когда ошибок не останется.').waitFor()
  await page.close()
})

test('a draft and a version on the same input: counts, columns, rows with what changed; a link shares it', async () => {
  const id = await saved('compared')
  const page = await opened(`/pipelines/${id}?part=steps.dear`)
  await checked(page)
  await page.getByRole('textbox', { name: 'Оставить строки, где' }).fill("price > 30 and shop <> 'c'")
  await page.getByRole('link', { name: 'Сравнить данные' }).click()
  await heading(page, 'compared: что изменится в данных')
  expect(await page.getByLabel('Было').inputValue()).toBe('1')
  expect(await page.getByLabel('Стало').inputValue()).toBe('draft')
  await page.getByRole('button', { name: 'Сравнить', exact: true }).click()
  await heading(page, 'compared: убрано 1, изменено 2')
  const rows = page.getByRole('region', { name: 'Строки: out' })
  await expect.poll(() => rows.getByRole('row').count()).toBe(4)
  // Of the same key the title stayed, and what was summed did not.
  expect(await rows.locator('[data-changed-cell]').count()).toBe(4)
  expect(await rows.locator('del').count()).toBe(4)
  await page.getByRole('region', { name: 'Колонки: out' }).getByRole('rowheader', { name: 'twice' }).waitFor()
  await page.getByText('where: price > 5').waitFor()
  expect(await violations(page)).toEqual([])

  // Whoever has the link sees the draft's rows, on the smallest screen too, and computes nothing anew.
  const phone = await contextOf(browser, server.url, { lang: 'en', theme: 'dark', width: 'phone' })
  await signIn(phone)
  const there = await opened(page.url(), phone)
  await there.setViewportSize({ width: 360, height: 740 })
  await heading(there, 'compared: 1 removed, 2 changed')
  await there
    .getByText('This browser holds no draft')
    .or(there.getByRole('button', { name: 'Copy the link' }))
    .first()
    .waitFor()
  expect(await violations(there)).toEqual([])
  expect(await there.evaluate(() => window.document.documentElement.scrollWidth)).toBe(360)
  await phone.close()

  // Other rows by another key; the same version twice; columns that are not there.
  await page.getByLabel('Строки', { exact: true }).selectOption('dear')
  await heading(page, 'compared: что изменится в данных')
  await page.getByLabel('Ключ', { exact: true }).selectOption('id')
  await page.getByRole('button', { name: 'Сравнить', exact: true }).click()
  await heading(page, 'compared: убрано 350')
  await page.getByText('показано 50 из 350').waitFor()
  await page.getByLabel('Стало').selectOption('1')
  await page.getByRole('button', { name: 'Сравнить', exact: true }).click()
  await heading(page, 'compared: данные не изменились')
  await page.getByText('Документы одинаковы.').waitFor()
  await page.goto(`/pipelines/${id}/difference?before=1&after=1&on=dear&key=none`)
  await page.getByRole('button', { name: 'Сравнить', exact: true }).click()
  await page.locator('[role="alert"]', { hasText: 'none' }).waitFor()
  await page.close()
})

test('a comparison that takes long is stopped', async () => {
  const page = await opened(`/pipelines/${await saved('stopped')}/difference`)
  await page.getByText('Документы одинаковы.').waitFor()
  const { host, port, user, password } = await embeddedPostgresql(server.dataDir)
  const client = new pg.Client({ host, port, user, password, database: 'shop' })
  await client.connect()
  try {
    // Nobody reads the table until it is let go.
    await client.query('BEGIN')
    await client.query('LOCK TABLE public.sales IN ACCESS EXCLUSIVE MODE')
    await page.getByRole('button', { name: 'Сравнить', exact: true }).click()
    await page.getByRole('progressbar', { name: 'Сравнение идёт' }).waitFor()
    await page.getByRole('button', { name: 'Остановить' }).click()
    await page.getByText('Сравнение остановлено').waitFor()
    expect(await page.getByRole('button', { name: 'Сравнить', exact: true }).isEnabled()).toBe(true)
  } finally {
    await client.end()
  }
  await page.close()
})

test('parameters and functions are renamed with all that names them; a check is made by its form, and mended', async () => {
  const page = await opened(`/pipelines/${await saved('around')}?part=macros`)
  await checked(page)
  // A call in a SELECT is found by the server, those in expressions too.
  const macro = page.getByRole('textbox', { name: 'Имя: doubled' })
  await macro.fill('twice_of')
  await macro.press('Enter')
  await page.getByRole('textbox', { name: 'Имя: twice_of' }).waitFor()
  const arguments_ = page.getByRole('textbox', { name: 'Аргументы: twice_of' })
  await arguments_.fill('sum_')
  await arguments_.press('Enter')
  await page.getByText('twice_of(sum_)').waitFor()
  let text = await textOf(page)
  expect(text).toContain('twice_of: { params: [ sum_ ], is: sum_ * 2 }')
  expect(text).toContain('where: twice_of(revenue) > :least')
  expect(text).toContain('select shop, title, twice_of(revenue) as twice')
  // What the expression may name is proposed.
  const expression = page.getByRole('textbox', { name: 'Выражение: twice_of' })
  await expression.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('su')
  await page.getByRole('option', { name: /^sum_/ }).waitFor()
  await page.keyboard.press('Escape')
  await expression.fill('sum_ * price')
  await page.getByText(/price/).filter({ hasText: 'twice_of' }).first().waitFor()
  await expression.fill('sum_ * 3')
  await checked(page)
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: /^Параметры/ }).click()
  const param = page.getByRole('textbox', { name: 'Имя: least' })
  await param.fill('from_')
  await param.press('Enter')
  await page.getByRole('textbox', { name: 'Имя: from_' }).waitFor()
  const byDefault = page.getByRole('textbox', { name: 'По умолчанию: from_' })
  await byDefault.fill('2.50')
  await byDefault.press('Enter')
  text = await textOf(page)
  expect(text).toContain('from_: { type: "decimal(9,2)", default: "2.50" }')
  expect(text).toContain('twice_of(revenue) > :from_')
  await checked(page)
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: /^Проверки/ }).click()
  await page.getByRole('button', { name: 'Проверка', exact: true }).click()
  const check = page.locator('[data-setting="check 1"]')
  for (const kind of ['unique', 'accepted', 'relation', 'rows', 'holds', 'notNull']) {
    await check.getByLabel('Что проверить').selectOption(kind)
    await expect.poll(() => textOf(page)).toContain(kind)
    await checked(page)
    expect({ kind, found: await violations(page) }).toEqual({ kind, found: [] })
  }
  await check.getByLabel('Что проверить').selectOption('holds')
  await check.getByLabel('У каких строк').selectOption('shops')
  const condition = check.getByRole('textbox', { name: 'Условие, верное для каждой строки' })
  await condition.fill('revenu > 0')
  await check.getByText('Колонки revenu нет').waitFor()
  await page.getByRole('button', { name: /^Проверки.*1 ошибка/ }).waitFor()
  await check.getByRole('button', { name: 'Заменить на revenue' }).click()
  await checked(page)
  expect(await textOf(page)).toMatch(/checks:\s+- on: shops\s+holds: "?revenue > 0/)
  // All of it is taken back, one thing after the other.
  await check.getByRole('button', { name: 'Убрать проверку 1' }).click()
  await check.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Отменить' }).click()
  await check.waitFor()
  await page.close()
})

test('around the steps on the narrowest screen, in English and in the dark', async () => {
  const id = await saved('narrow')
  await api.put(`/pipelines/${id}/text`, {
    text: `${document('narrow')}checks:\n  - { on: shops, accepted: { shop: [a, b, c] } }\n  - { on: shops, relation: { shop: names.code } }\n  - { on: shops, rows: { against: previous, atLeast: 0.9 } }\n`,
    basedOn: 1,
  })
  const phone = await contextOf(browser, server.url, { lang: 'en', theme: 'dark', width: 'phone' })
  await signIn(phone)
  for (const part of ['params', 'macros', 'checks']) {
    const page = await opened(`/pipelines/${id}?part=${part}`, phone)
    await page.setViewportSize({ width: 360, height: 740 })
    await checked(page)
    await page.locator('[data-setting]').first().waitFor()
    expect({ part, found: await violations(page) }).toEqual({ part, found: [] })
    expect(await page.evaluate(() => window.document.documentElement.scrollWidth)).toBe(360)
    await page.close()
  }
  await phone.close()
})

test('nothing was said on the consoles, and nothing asked of other sites', async () => {
  expect(faults.flat()).toEqual([])
  await context.close()
})

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stepSchemas } from '@ai-etl/core/pipeline/steps/schemas'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, apiOf } from './api.ts'
import { contextOf, launchBrowser, type Reader, signIn, violations, watch } from './browser.ts'
import { checked } from './checked.ts'
import { startTestServer, type TestServer } from './server.ts'

const SLOW_MS = 60_000
const RUSSIAN: Reader = { lang: 'ru', theme: 'light', width: 'wide' }

/** Two rows of no shop that is known, and one of none at all. */
const SALES = `id,shop,price,day,tags
1,a,10.50,2021-01-01,x;y
2,a,20.00,2021-01-02,y
3,b,30.00,2021-01-03,z
4,c,40.00,2021-02-01,
5,c,50.00,2021-02-02,x
6,,60.00,2021-02-03,x
`
/** One shop stands twice, and one sells nothing. */
const SHOPS = `code,title,town
a,First,Moscow
b,Second,Tver
b,Second again,Tver
d,Fourth,Moscow
`

let server: TestServer
let browser: Browser
let context: BrowserContext
let api: Api
let folder: string
const faults: (readonly string[])[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ai-etl-transform-'))
  await Promise.all([writeFile(join(folder, 'sales.csv'), SALES), writeFile(join(folder, 'shops.csv'), SHOPS)])
  ;[server, browser] = await Promise.all([startTestServer([folder]), launchBrowser()])
  context = await contextOf(browser, server.url, RUSSIAN)
  await signIn(context)
  api = apiOf(context)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A pipeline of every kind of relation between steps. */
function document(name: string): string {
  return `version: 1
name: ${name}
params: { since: { type: date, default: 2021-01-01 } }
sources:
  sales: { from: ${join(folder, 'sales.csv')} }
  shops: { from: ${join(folder, 'shops.csv')} }
steps:
  words: { type: derive, input: sales, values: { words: "split(tags, ';')" } }
  dear: { type: filter, input: words, where: price > 5 }
  joined: { type: join, left: dear, right: shops, kind: left, on: dear.shop = shops.code }
  towns:
    type: aggregate
    input: joined
    by: { town: town }
    values: { revenue: sum(price) }
  chosen:
    type: sql
    inputs: [towns]
    select: |
      -- towns that sell
      select towns.town, towns.revenue from towns where towns.revenue > 0
targets:
  out: { input: chosen, to: "postgresql:///city#${name}", mode: replace }
  rows: { input: joined, to: "postgresql:///city#${name}_rows", mode: replace }
`
}

/** A new pipeline, opened on a part; the page answers to hands once its first check is in. */
async function opened(name: string, part: string, of: BrowserContext = context): Promise<Page> {
  const { id } = await api.post<{ id: string }>('/pipelines', { text: document(name) })
  const page = await of.newPage()
  page.setDefaultTimeout(SLOW_MS)
  faults.push(watch(page, server.url))
  await page.goto(`/pipelines/${id}?part=${part}`)
  await checked(page)
  return page
}

const node = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Схема' }).getByRole('button', { name: new RegExp(`^${name}\\b`) })
/** Pixels by which a page is wider than the screen, and what axe finds. */
async function whole(page: Page): Promise<{ extra: number; found: readonly string[] }> {
  const extra = await page.evaluate(
    () => window.document.documentElement.scrollWidth - window.document.documentElement.clientWidth,
  )
  return { extra, found: await violations(page) }
}

const rowsOf = (page: Page, step: string) => page.locator(`[data-rows-of="${step}"]`)

/** Adds a step of a type behind what is chosen. */
async function add(page: Page, type: string): Promise<void> {
  await page.getByRole('button', { name: 'Шаг', exact: true }).click()
  await page.getByRole('menuitem', { name: new RegExp(`\\b${type}$`) }).click()
}

test('a step of every type is added with its form, shows its rows, is taken back and given again', {
  timeout: 240_000,
}, async () => {
  const page = await opened('all_types', 'steps.words')
  for (const type of Object.keys(stepSchemas)) {
    await add(page, type)
    await page.getByRole('heading', { level: 2, name: new RegExp(`^${type} `) }).waitFor()
    await rowsOf(page, type).waitFor()
    await page.getByRole('button', { name: 'Отменить' }).click()
    await node(page, type).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Вернуть' }).click()
    await node(page, type).waitFor()
    await page.getByRole('button', { name: 'Отменить' }).click()
    await node(page, type).waitFor({ state: 'detached' })
    await node(page, 'words').click()
  }
  expect(await page.getByRole('button', { name: 'Отменить' }).isDisabled()).toBe(true)
  await page.close()
})

test('an expression: columns and functions are proposed, its type is told, what is wrong is mended at a press', async () => {
  const page = await opened('expressions', 'steps.dear')
  const where = page.getByRole('textbox', { name: 'Оставить строки, где' })
  const proposed = page.getByRole('listbox', { name: 'Что можно написать' })
  await page.getByText('даёт bool').waitFor()

  // Written by keys alone: a column by its beginning, then a function with what it does.
  await where.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('sho')
  await proposed.getByRole('option', { name: 'shop string' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => where.innerText()).toBe('shop')
  await page.keyboard.type(' = low')
  await proposed.getByRole('option', { name: 'lower lower(text)' }).waitFor()
  await page.getByText('Строчные буквы').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.keyboard.type("'A'")
  await page.keyboard.press('End')
  await expect.poll(() => where.innerText()).toBe("shop = lower('A')")
  await rowsOf(page, 'dear').getByRole('row').nth(2).waitFor()
  await expect.poll(() => rowsOf(page, 'dear').getByRole('row').count()).toBe(3)
  // Tab leaves the field.
  await page.keyboard.press('Tab')
  expect(await where.evaluate((element) => element.contains(window.document.activeElement))).toBe(false)

  // A text in double quotes is a column that is not there; the mending is one press away.
  await where.fill('shop = "a"')
  await page.getByText('Колонки a нет').waitFor()
  await page.getByText('до ошибки').waitFor()
  expect(await where.getAttribute('aria-invalid')).toBe('true')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: "Заменить на 'a'" }).click()
  await expect.poll(() => where.innerText()).toBe("shop = 'a'")
  await checked(page)
  // What was typed is taken back within the field as everywhere.
  await where.focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => where.innerText()).toBe('shop = "a"')

  // Of a group, a column outside of an aggregate is summed up, or grouped by.
  await where.fill('price > 5')
  await checked(page)
  await node(page, 'towns').click()
  const revenue = page.getByRole('textbox', { name: 'Считать: revenue' })
  await revenue.fill('sum(price) + id')
  await page.getByRole('button', { name: 'Заменить на sum(id)' }).waitFor()
  await page.getByText('до ошибки').waitFor()
  await page.getByRole('button', { name: 'Группировать по id' }).click()
  await page.getByRole('textbox', { name: 'Группировать: id' }).waitFor()
  await checked(page)
  await page.close()
})

test('a join by columns of both sides: how they meet is counted, and follows each change', async () => {
  const page = await opened('overlap', 'steps.joined')
  const meet = page.getByRole('region', { name: 'Как сходятся стороны' })
  await meet.getByText('Пара есть у 3 из 6 (50 %)').waitFor()
  await meet.getByText('Пара есть у 3 из 4 (75 %)').waitFor()
  await meet.getByText('Соединение даст 7 строк.').waitFor()
  await meet.getByText('в 1,17 раза больше').waitFor()
  await meet.getByText('Посчитано по всем строкам.').waitFor()
  expect(await violations(page)).toEqual([])

  await page.getByRole('combobox', { name: 'Вид' }).selectOption('anti')
  await meet.getByText('Соединение даст 3 строки.').waitFor()
  await page.getByLabel('Пара 1: колонка shops').selectOption('title')
  await meet.getByText('Пара есть у 0 из 6 (0 %)').waitFor()
  await page.getByRole('button', { name: 'Убрать shop = title' }).click()
  await meet.waitFor({ state: 'detached' })
  await page.getByRole('combobox', { name: 'Вид' }).selectOption('inner')
  await page.getByRole('button', { name: 'Пара колонок' }).click()
  await page.getByLabel('Пара 1: колонка dear').selectOption('shop')
  await page.getByLabel('Пара 1: колонка shops').selectOption('code')
  await meet.getByText('Соединение даст 4 строки.').waitFor()

  // What is more than pairs of columns is written as a condition, and stays one.
  await page.getByRole('radio', { name: 'Условие' }).click()
  await page.getByRole('textbox', { name: 'Условие' }).fill("dear.shop = shops.code and town = 'Tver'")
  await meet.getByText('Соединение даст 2 строки.').waitFor()
  await page.getByText('больше, чем равенство колонок').waitFor({ state: 'detached' })
  await page.close()
})

test('steps are put between two, changed in their order, renamed and removed; all that names them follows', async () => {
  const page = await opened('order', 'steps.joined')
  const yaml = page.getByRole('textbox', { name: 'Документ конвейера' })
  const text = async () => {
    await page.getByRole('radio', { name: 'YAML' }).click()
    const written = await yaml.innerText()
    await page.getByRole('radio', { name: 'Форма' }).click()
    return written
  }

  // Only the target goes on from the new step.
  await page.getByRole('button', { name: 'Шаг между joined и rows' }).click()
  await page.getByRole('menuitem', { name: /\bdistinct$/ }).click()
  await rowsOf(page, 'distinct').waitFor()
  let written = await text()
  expect(written).toContain('rows: { input: distinct,')
  expect(written).toMatch(/towns:\s+type: aggregate\s+input: joined/)

  await node(page, 'dear').click()
  await page.getByRole('button', { name: 'Шагом раньше' }).click()
  written = await text()
  expect(written).toContain('dear: { type: filter, input: sales,')
  expect(written).toContain('words: { type: derive, input: dear,')
  expect(written).toContain('left: words,')
  // The condition names the side by its step: it is for the person to say what is meant now.
  await page.getByRole('button', { name: 'Отменить' }).click()

  const name = page.getByLabel('Имя', { exact: true })
  await node(page, 'dear').click()
  await name.fill('costly')
  await name.press('Enter')
  await node(page, 'costly').waitFor()
  expect(await text()).toContain('left: costly, right: shops, kind: left, on: costly.shop = shops.code')
  await node(page, 'towns').click()
  await name.fill('order')
  await name.press('Enter')
  await node(page, 'order').waitFor()
  expect(await text()).toContain('select "order".town, "order".revenue from "order" where "order".revenue > 0')
  await checked(page)

  // Who read the join goes on with its left side.
  await node(page, 'joined').click()
  await page.getByRole('button', { name: 'Убрать шаг' }).click()
  await node(page, 'joined').waitFor({ state: 'detached' })
  expect(await text()).toMatch(/order:\s+type: aggregate\s+input: costly/)
  await page.close()
})

test('the way of a column from its sources is shown in the graph and told in words; a link keeps it', async () => {
  const page = await opened('lineage', 'targets.out')
  const told = page.getByRole('button', {
    name: /^revenue из sales\.price свёрнута через words → dear → joined → towns/,
  })
  await told.click()
  const onTrail = (name: string) => node(page, name).getAttribute('data-trail')
  await expect.poll(() => onTrail('sales')).toBe('on')
  for (const name of ['words', 'dear', 'joined', 'towns', 'chosen', 'out']) expect(await onTrail(name)).toBe('on')
  for (const name of ['shops', 'rows']) expect(await onTrail(name)).toBe('off')
  await page.getByText('sales.shop, shops.code').waitFor()
  expect(await violations(page)).toEqual([])
  await page.reload()
  await checked(page)
  await expect.poll(() => onTrail('sales')).toBe('on')
  expect(await told.getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('button', { name: 'Скрыть путь' }).click()
  await expect.poll(() => onTrail('sales')).toBeNull()
  await page.close()
})

test('the code of each target: shown, downloaded, refused with the reason; how an Airflow is given', async () => {
  const page = await opened('as_code', 'targets.out')
  await page.getByRole('link', { name: 'Код' }).click()
  await page.getByRole('heading', { level: 1, name: 'as_code как код' }).waitFor()
  const code = (of: string) => page.locator(`[data-code="${of}"]`)
  const shown = async (of: string) => {
    await code(of).getByRole('figure').or(code(of).getByText('Отклонено: ')).first().waitFor()
    expect({ of, found: await violations(page) }).toEqual({ of, found: [] })
  }
  for (const dialect of ['clickhouse', 'mysql', 'redshift', 'snowflake', 'bigquery', 'postgresql']) {
    await page.getByLabel('Диалект').selectOption(dialect)
    await shown(`sql ${dialect}`)
  }
  for (const target of ['pandas', 'PySpark', 'dbt', 'Airflow']) {
    await page.getByRole('tab', { name: target }).click()
    await shown(target.toLowerCase())
  }
  await page.getByText('Сервер запущен без Airflow').waitFor()
  await page.getByText('AIRFLOW_URL').waitFor()

  await page.getByRole('tab', { name: 'pandas' }).click()
  await page.getByLabel('Файл').selectOption('pipeline.py')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать файл' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('pipeline.py')
  expect(await readFile(await file.path(), 'utf8')).toContain('def run(')
  const [all] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать всё' }).click(),
  ])
  expect(all.suggestedFilename()).toBe('as_code-pandas.zip')
  await page.close()
})

test('on the narrowest screen, in English and in the dark: each form whole, no violation', async () => {
  const phone = await contextOf(browser, server.url, { lang: 'en', theme: 'dark', width: 'phone' })
  await signIn(phone)
  const page = await opened('phone', 'steps.words', phone)
  await page.setViewportSize({ width: 360, height: 740 })
  for (const name of ['words', 'dear', 'joined', 'towns', 'chosen', 'out', 'sales']) {
    await page
      .getByRole('list', { name: 'Graph' })
      .getByRole('button', { name: new RegExp(`^${name}\\b`) })
      .click()
    await page.getByRole('heading', { level: 2, name: new RegExp(`^${name} `) }).waitFor()
    if (name !== 'out') await rowsOf(page, name).waitFor()
    expect({ name, ...(await whole(page)) }).toEqual({ name, extra: 0, found: [] })
  }
  const { pathname } = new URL(page.url())
  for (const target of ['dbt', 'airflow']) {
    await page.goto(`${pathname}/code?to=${target}`)
    const code = page.locator(`[data-code="${target}"]`)
    await code.getByRole('figure').or(code.getByText('Refused: ')).first().waitFor()
    expect({ target, ...(await whole(page)) }).toEqual({ target, extra: 0, found: [] })
  }
  await phone.close()
})

test('nothing was said on the consoles, and nothing asked of other sites', async () => {
  expect(faults.flat()).toEqual([])
  await context.close()
})

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, apiOf } from './api.ts'
import { contextOf, launchBrowser, signIn, violations, watch } from './browser.ts'
import { checked } from './checked.ts'
import { ADMIN, startTestServer, type TestServer } from './server.ts'

const ANNA = { username: 'anna', password: 'another-password-of-tests' }
const SLOW_MS = 60_000

let server: TestServer
let browser: Browser
let api: Api
let contexts: readonly BrowserContext[]
/** The pages of two people, each in a browser of their own. */
let his: Page
let hers: Page
const faults: (readonly string[])[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer(), launchBrowser()])
  const admin = await contextOf(browser, server.url, { lang: 'ru', theme: 'light', width: 'wide' })
  await signIn(admin, ADMIN)
  api = apiOf(admin)
  await api.post('/users', ANNA)
  const [project] = (await api.get<{ items: { id: string }[] }>('/projects')).items
  await api.post(`/projects/${project.id}/members`, { username: ANNA.username, role: 'engineer' })
  const anna = await contextOf(browser, server.url, { lang: 'en', theme: 'dark', width: 'wide' })
  await signIn(anna, ANNA)
  contexts = [admin, anna]
  ;[his, hers] = await Promise.all([pageOf(admin), pageOf(anna)])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function pageOf(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(SLOW_MS)
  faults.push(watch(page, server.url))
  return page
}

/** A new pipeline, opened on its filter; the page answers to hands once its first check is in. */
async function opened(page: Page, id: string): Promise<void> {
  await page.goto(`/pipelines/${id}?part=steps.paid`)
  await checked(page)
}

const saved = (name: string) => api.post<{ id: string }>('/pipelines', { name, text: document('PAID') })

test('an edit is taken back and given again, by buttons and by keys', { timeout: 120_000 }, async () => {
  await opened(his, (await saved('undone')).id)
  const where = his.getByLabel('Оставить строки, где')
  await where.fill("order_status = 'NEW'")
  await his.getByRole('button', { name: 'Отменить' }).click()
  await expect.poll(() => where.innerText()).toBe("order_status = 'PAID'")
  await his.getByRole('button', { name: 'Вернуть' }).click()
  await expect.poll(() => where.innerText()).toBe("order_status = 'NEW'")
  await his.getByRole('heading', { level: 1 }).click()
  await his.keyboard.press('Control+KeyZ')
  await expect.poll(() => where.innerText()).toBe("order_status = 'PAID'")
  await his.keyboard.press('Control+Shift+KeyZ')
  await expect.poll(() => where.innerText()).toBe("order_status = 'NEW'")
})

test('two people edit one pipeline: the second sees the conflict, and nothing of either is lost', {
  timeout: 240_000,
}, async () => {
  const { id } = await saved('paid')
  await Promise.all([opened(his, id), opened(hers, id)])
  await his.getByLabel('Оставить строки, где').fill("order_status = 'NEW'")
  await hers.getByLabel('Keep rows where').fill("order_status = 'REFUND'")
  await hers.locator('button:enabled', { hasText: 'Issue version 2' }).click()
  await hers.getByText('Version 2 issued').waitFor()

  // He is told of hers, beside his own; put aside, his draft is as he left it.
  await his.locator('button:enabled', { hasText: 'Выпустить версию 2' }).click()
  const dialog = his.getByRole('dialog')
  await dialog.getByText('Пока вы правили, вышла версия 2').waitFor()
  await dialog.getByText("order_status = 'REFUND'").waitFor()
  await dialog.getByText("order_status = 'NEW'").waitFor()
  expect(await violations(his)).toEqual([])
  await his.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await his.getByLabel('Оставить строки, где').innerText()).toBe("order_status = 'NEW'")

  await his.locator('button:enabled', { hasText: 'Выпустить версию 2' }).click()
  await dialog.getByRole('button', { name: 'Выпустить мою поверх' }).click()
  await his.getByText('Версия 3 выпущена').waitFor()

  // She edits on, finds his version, and takes it.
  await hers.getByLabel('Keep rows where').fill("order_status = 'CANCELLED'")
  await hers.locator('button:enabled', { hasText: 'Issue version 3' }).click()
  const theirs = hers.getByRole('dialog')
  await theirs.getByText("order_status = 'NEW'").waitFor()
  expect(await violations(hers)).toEqual([])
  await theirs.getByRole('button', { name: 'Take the other one' }).click()
  await expect.poll(() => hers.getByLabel('Keep rows where').innerText()).toBe("order_status = 'NEW'")

  // Every version is there, hers among them, and can be compared.
  await his.goto(`/pipelines/${id}/versions?version=2`)
  await his.getByText("where: order_status = 'NEW'").waitFor()
  await his.getByText("where: order_status = 'REFUND'").waitFor()
  expect(await violations(his)).toEqual([])
  // Comments of the document outlive the form.
  await his.goto(`/pipelines/${id}?view=yaml`)
  await his.getByText('# Only what was paid for counts.').waitFor()
})

test('signed out in one tab, the other says so, and gives back what was typed', { timeout: 120_000 }, async () => {
  const { id } = await saved('two_tabs')
  const context = await contextOf(browser, server.url, { lang: 'en', theme: 'light', width: 'wide' })
  await signIn(context, ANNA)
  const [typed, other] = [await context.newPage(), await context.newPage()]
  for (const page of [typed, other]) page.setDefaultTimeout(SLOW_MS)
  await opened(typed, id)
  const where = typed.getByLabel('Keep rows where')
  await where.fill("order_status = 'REFUND'")
  await typed.getByRole('button', { name: /^Issue version 2/ }).waitFor()
  await other.goto('/settings', { waitUntil: 'networkidle' })
  await other.getByRole('button', { name: /, account$/ }).click()
  await other.getByRole('menuitem', { name: 'Sign out' }).click()
  await other.waitForURL('**/sign-in')

  // It finds out by the next thing that it asks for.
  await where.fill("order_status = 'CANCELLED'")
  const dialog = typed.getByRole('dialog', { name: 'Your session has ended' })
  await dialog.getByLabel('Password', { exact: true }).fill(ANNA.password)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await where.innerText()).toBe("order_status = 'CANCELLED'")
  await checked(typed)
  await context.close()
})

test('nothing was said on the consoles but the conflict, and nothing asked of other sites', async () => {
  // A browser itself tells of each answer 409.
  expect(faults.flat().filter((fault) => !/status of 409/.test(fault))).toEqual([])
  await Promise.all(contexts.map((context) => context.close()))
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

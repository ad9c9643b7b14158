import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, apiOf } from './api.ts'
import { contextOf, launchBrowser, signIn, violations, watch } from './browser.ts'
import { startTestServer, type TestServer } from './server.ts'

const SLOW_MS = 90_000
/** Rows are looked for in the file itself. */
const ROWS_MS = 20_000

let folder: string
let server: TestServer
let browser: Browser
let context: BrowserContext
let api: Api
let page: Page
let faults: readonly string[]
let project: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ai-etl-sources-'))
  ;[server, browser] = await Promise.all([startTestServer(), launchBrowser()])
  context = await contextOf(browser, server.url, { lang: 'en', theme: 'light', width: 'wide' })
  await signIn(context)
  api = apiOf(context)
  project = (await api.get<{ items: { id: string }[] }>('/projects')).items[0].id
  page = await context.newPage()
  page.setDefaultTimeout(SLOW_MS)
  faults = watch(page, server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Listens and hangs up at once, as what is no database would. */
function hangingUp(): Promise<Server & { readonly port: number }> {
  const listening = createServer((socket) => socket.destroy())
  return new Promise((resolve) =>
    listening.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(Object.assign(listening, { port: typeof address === 'object' && address !== null ? address.port : 0 }))
    }),
  )
}

describe('a connection that does not work', () => {
  test.each([
    ['nobody listens there', 9, /Connection/],
    ['what listens is no PostgreSQL', null, /Connection|Login/],
  ])('%s: the step that failed stands out, with what to do', async (_, known, step) => {
    const hanging = known === null ? await hangingUp() : null
    await page.goto(`/projects/${project}/sources/new?connector=postgresql`)
    await page
      .getByLabel(/^Host|^Server/)
      .first()
      .fill('127.0.0.1')
    await page
      .getByLabel(/^Port/)
      .first()
      .fill(String(hanging?.port ?? known))
    await page.getByRole('button', { name: 'Test connection' }).first().click()
    await page.getByText('Not connected').waitFor()
    const steps = page.getByRole('listitem').filter({ hasText: step })
    expect(await steps.count()).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])
    hanging?.close()
  })
})

describe('a file that is no data', () => {
  test.each([
    ['empty.csv', Buffer.alloc(0), 'empty.csv is empty'],
    // Read as text, none of it makes a row.
    ['picture.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /set aside|need attention|are fit/],
    ['cut.json', Buffer.from('[{"a": 1}, {"a":'), /1 row set aside/],
  ])('%s: says what is wrong and how to go on', async (name, content, why) => {
    const file = join(folder, name)
    await writeFile(file, content)
    await page.goto(`/projects/${project}/sources/new`)
    await page.locator('input[type=file]').setInputFiles(file)
    await page.locator('button:enabled', { hasText: 'Next: profile' }).click()
    await page.getByRole('main').getByText(why).first().waitFor()
    // Where the server keeps uploads is nobody's concern.
    expect(await page.getByRole('main').innerText()).not.toContain('/uploads/')
    expect(await violations(page)).toEqual([])
  })
})

test('a database of one’s own: found, taken, two tables at once, measured with how they belong together', {
  timeout: 200_000,
}, async () => {
  const museums = 'inn,name\n7701,A\n7702,B\n7703,C\n'
  const visits = `id,museum_inn\n${Array.from({ length: 300 }, (_, i) => `${i},${7701 + (i % 3)}`).join('\n')}\n`
  for (const [table, text] of Object.entries({ museums, visits })) {
    const csrf = (await context.cookies()).find(({ name }) => name === 'ai-etl-csrf')?.value ?? ''
    const sent = await context.request.post(`/api/v1/uploads/simple?name=${table}.csv`, {
      data: Buffer.from(text),
      headers: { 'x-csrf-token': csrf, 'content-type': 'text/csv' },
    })
    const { id } = (await sent.json()) as { id: string }
    const { runId } = await api.post<{ runId: string }>('/runs', {
      source: { uploadId: id },
      target: `postgresql:///museums#public.${table}`,
    })
    expect(await api.ended(runId)).toBe('succeeded')
  }
  await api.post('/connections', { name: 'city', address: 'postgresql:///museums' })
  await page.goto(`/projects/${project}/sources`)
  await page.getByRole('link', { name: 'city', exact: true }).click()
  await page.getByRole('checkbox', { name: /museums/ }).check()
  await page.getByRole('checkbox', { name: /visits/ }).check()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: /^Take 2/ }).click()
  await page.waitForURL(/\/profile/)
  await page.getByRole('link', { name: 'Next: advice' }).waitFor()
  await page.getByRole('tab', { name: /Relations/ }).click()
  await page.getByRole('region', { name: '2 tables, 1 relation' }).waitFor()
  await page.getByText(/visits \(museum_inn\)/).waitFor()
  expect(await violations(page)).toEqual([])
})

test('a value and a bar of a column lead to their rows, and a link keeps them', { timeout: 120_000 }, async () => {
  const { id } = await api.post<{ id: string }>('/samples/tickets')
  await api.done((await api.post<{ jobId: string }>(`/datasets/${id}/profiles`)).jobId)
  const cells = (column: number) => page.locator(`tbody tr td:nth-of-type(${column})`).allInnerTexts()

  await page.goto(`/datasets/${id}/profile?field=order_status`)
  await page.getByRole('button', { name: /^REFUND \d+$/ }).click()
  await page.getByRole('button', { name: /Clear the selection/ }).waitFor()
  await expect.poll(async () => [...new Set(await cells(2))], { timeout: ROWS_MS }).toEqual(['REFUND'])
  await page.reload()
  await expect.poll(async () => [...new Set(await cells(2))], { timeout: ROWS_MS }).toEqual(['REFUND'])
  expect(await violations(page)).toEqual([])

  await page.goto(`/datasets/${id}/profile?field=ticket_price`)
  const bar = page.getByRole('region', { name: 'How the values are spread' }).getByRole('button').nth(1)
  const [, low, high] = /([\d.]+) – ([\d.]+)/.exec(await bar.innerText()) ?? []
  await bar.click()
  await expect
    .poll(
      async () => {
        const prices = (await cells(4)).map(Number)
        return prices.length > 0 && prices.every((price) => price >= Number(low) && price < Number(high))
      },
      { timeout: ROWS_MS },
    )
    .toBe(true)
})

test('nothing was said on the console, and nothing asked of other sites', () => {
  expect(faults.filter((fault) => !/status of 4\d\d/.test(fault))).toEqual([])
})

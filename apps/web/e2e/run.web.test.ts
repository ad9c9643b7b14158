import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generate } from '../../../examples/city/generate.ts'
import { type Api, apiOf } from './api.ts'
import { contextOf, launchBrowser, signIn, violations, watch } from './browser.ts'
import { holdTable } from './hold-table.ts'
import { startTestServer, type TestServer } from './server.ts'

const ROWS = 20_000
const SLOW_MS = 120_000
const TICKETS = join(import.meta.dirname, '../../../examples/city/tickets.csv')

let folder: string
let server: TestServer
let browser: Browser
let context: BrowserContext
let page: Page
let api: Api
let faults: readonly string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ai-etl-run-'))
  ;[server, browser] = await Promise.all([startTestServer([folder]), launchBrowser()])
  context = await contextOf(browser, server.url, { lang: 'en', theme: 'light', width: 'wide' })
  await signIn(context)
  api = apiOf(context)
  page = await context.newPage()
  page.setDefaultTimeout(SLOW_MS)
  faults = watch(page, server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A pipeline of tickets into a table of the embedded PostgreSQL. */
async function pipeline(name: string, file: string): Promise<string> {
  const text = `version: 1
name: ${name}
sources:
  tickets: { from: "${file}" }
targets:
  out: { input: tickets, to: "postgresql:///city#public.${name}", mode: replace }
`
  return (await api.post<{ id: string }>('/pipelines', { text })).id
}

/** The heading, its no-break spaces and separators of thousands left out. */
const heading = async () => (await page.getByRole('heading', { level: 1 }).innerText()).replaceAll(/[\s,]/g, '')

test('a run is cancelled while it goes, and resumed to its end', { timeout: 300_000 }, async () => {
  const file = join(folder, 'big.csv')
  // What the generator says of its tickets.
  const { rows } = generate('tickets', ROWS, 3, file) as { rows: number }
  const letGo = await holdTable(server.dataDir, 'city', 'big')
  await page.goto(`/pipelines/${await pipeline('big', file)}`)
  await page.locator('button:enabled', { hasText: 'Next: run' }).click()
  await page.getByRole('heading', { name: /^big: running/ }).waitFor()
  await page.getByRole('button', { name: 'Cancel the run' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }).click()
  await page.getByRole('heading', { name: 'big: cancelled, the target is as it was' }).waitFor()
  expect(await violations(page)).toEqual([])
  await letGo()

  const cancelled = page.url()
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/runs/') && url.href !== cancelled)
  await page.getByText('The balance holds').first().waitFor()
  await page.getByRole('link', { name: 'Next: report' }).waitFor()
  expect(await heading()).toContain(`big:${rows}rows`)
  await page.goto('/runs')
  const list = page.getByRole('region', { name: 'Runs' })
  await list.getByText('cancelled').waitFor()
  await list.getByText(/^(succeeded|in part)$/).waitFor()
})

test('rows set aside are mended as they stand in the file, and resent', { timeout: 200_000 }, async () => {
  const id = await pipeline('mended', TICKETS)
  const { runId } = await api.post<{ runId: string }>(`/pipelines/${id}/runs`)
  expect(await api.ended(runId)).toBe('succeeded')
  await page.goto(`/runs/${runId}`)
  await page.getByRole('heading', { name: 'Rows set aside' }).waitFor()
  expect(await heading()).toBe('mended:998rowsinthetarget2setaside')

  // Broken by backslashes before quotation marks; in CSV they are doubled.
  for (const line of [722, 724]) {
    await page.getByRole('button', { name: `Mend: ${line}` }).click()
    const dialog = page.getByRole('dialog', { name: `Mend line ${line}` })
    const field = dialog.getByLabel('The mended row')
    await dialog.getByRole('button', { name: 'Show it whole' }).click()
    await expect.poll(() => field.inputValue()).toContain('\\"')
    await expect.poll(() => field.inputValue()).not.toContain('•')
    expect(await violations(page)).toEqual([])
    await field.fill(mended(await field.inputValue()))
    await dialog.getByRole('button', { name: 'Save the mending' }).click()
    await page.getByText('Mending saved').first().waitFor()
    await dialog.waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: 'Resend mended: 2' }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/runs/') && !url.pathname.endsWith(runId))
  await page.getByText('The balance holds').first().waitFor()
  await expect.poll(heading).toContain('2rowsinthetarget')
  await page.goto(`/runs/${runId}`)
  await expect.poll(() => page.getByText('resent', { exact: true }).count()).toBe(2)

  // The table holds what the file has: all thousand tickets.
  const table = await api.post<{ rows: number }>('/data-analysis/profile', {
    source: 'postgresql:///city#public.mended',
  })
  expect(table.rows).toBe(1000)
})

test('a schedule fires by itself, and its run says so', { timeout: 240_000 }, async () => {
  const id = await pipeline('by_clock', TICKETS)
  await page.goto(`/pipelines/${id}/schedule`)
  await page.getByRole('heading', { name: 'by_clock: does not run by schedule' }).waitFor()
  await page.getByLabel('cron').fill('* * * * *')
  await page.getByLabel('cron').blur()
  await page.getByText('Every minute').waitFor()
  await page.getByRole('button', { name: 'Run by schedule' }).click()
  await page.getByRole('heading', { name: /^by_clock: every minute, next run/ }).waitFor()
  await page.getByRole('button', { name: 'Pause' }).waitFor()

  await page.goto('/runs')
  const fired = page.getByRole('row').filter({ hasText: 'by_clock' }).filter({ hasText: 'by schedule' })
  await expect
    .poll(
      async () => {
        await page.reload()
        return fired.filter({ hasText: 'in part' }).count()
      },
      { timeout: SLOW_MS, interval: 2000 },
    )
    .toBeGreaterThan(0)
  await fired.first().getByRole('link').first().click()
  await page.getByText(/begun by schedule/).waitFor()
  expect(await heading()).toBe('by_clock:998rowsinthetarget2setaside')
  expect(await violations(page)).toEqual([])

  await page.goto(`/pipelines/${id}/schedule`)
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('heading', { name: 'by_clock: the schedule is paused' }).waitFor()
})

test('nothing was said on the console, and nothing asked of other sites', () => expect(faults).toEqual([]))

/** The row as it should have come: quotation marks within a value doubled, and the value closed. */
function mended(raw: string): string {
  return raw
    .split(';')
    .map((value) => {
      if (!value.startsWith('"')) return value
      const inner = value.slice(1).replace(/\\""$/, '\\"')
      return `"${inner.replaceAll('\\"', '""')}"`
    })
    .join(';')
}

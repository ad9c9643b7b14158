import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextOf, launchBrowser, signIn, violations, watch } from './browser.ts'
import { startTestServer, type TestServer } from './server.ts'

const SLOW_MS = 90_000

let server: TestServer
let browser: Browser
let context: BrowserContext
let page: Page
let faults: readonly string[]

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  context = await contextOf(browser, server.url, { lang: 'en', theme: 'light', width: 'wide' })
  await signIn(context)
  page = await context.newPage()
  faults = watch(page, server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Asks the API as the reader of the page. */
async function ask<T>(path: string, data: object = {}): Promise<T> {
  const csrf = (await context.cookies()).find(({ name }) => name === 'ai-etl-csrf')?.value ?? ''
  const answer = await context.request.post(`/api/v1${path}`, { data, headers: { 'x-csrf-token': csrf } })
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}

/** A pipeline from a file into a server of nobody: enough for what needs no run that passes. */
function pipeline(name: string, file: string): Promise<{ id: string }> {
  const text = `version: 1
name: ${name}
sources:
  tickets: { from: examples/city/${file} }
targets:
  out: { input: tickets, to: "postgresql://127.0.0.1:9/db#out" }
`
  return ask('/pipelines', { text })
}

describe('reports', () => {
  test('one is asked for, made, read with its evidence, downloaded and made by the clock', async () => {
    const { id } = await ask<{ id: string }>('/samples/tickets')
    await page.goto(`/reports/new?dataset=${id}&kind=data-quality`)
    await page.getByRole('button', { name: 'Make it' }).click()
    await page.getByRole('heading', { name: 'Summary' }).waitFor({ timeout: SLOW_MS })

    await page.getByRole('article').getByRole('button').first().focus()
    await page.getByRole('tooltip').filter({ hasText: 'From:' }).waitFor()
    expect(await violations(page)).toEqual([])

    const saving = page.waitForEvent('download')
    await page.getByRole('link', { name: /^Download Markdown/ }).click()
    expect((await saving).suggestedFilename()).toMatch(/\.md$/)

    await page.getByRole('button', { name: 'Add' }).click()
    const dialog = page.getByRole('dialog', { name: 'Make it by schedule' })
    await dialog.getByText('On day 1 of each month at 08:00').waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Make it by schedule' }).click()
    await page.getByText(/^on day 1 of each month at 08:00/).waitFor()
    await page.goto('/reports')
    await page.getByRole('heading', { name: '1 report is ready' }).waitFor()
  })
})

describe('schedules of a pipeline', () => {
  test('one is made in words, paused, back-filled and removed', async () => {
    const { id } = await pipeline('clock', 'tickets.csv')
    await page.goto(`/pipelines/${id}/schedule`)
    await page.getByRole('heading', { name: 'clock: does not run by schedule' }).waitFor()
    await page.getByLabel('How often').selectOption('Once a week')
    await page.getByLabel('Day of the week').selectOption('Friday')
    await page.getByLabel('Time', { exact: true }).fill('1830')
    await page.getByText('Every Friday at 18:30').waitFor()
    await page.getByLabel('Time zone').fill('Europe/Moscow')
    // The corridor is that of what the pipeline reads, though the link names no dataset.
    const corridor = page.getByRole('navigation', { name: 'Data corridor' })
    await corridor.getByRole('listitem').filter({ hasText: 'Pipeline' }).getByText('no steps').waitFor()
    await page.getByRole('button', { name: 'Run by schedule' }).click()
    await page.getByRole('heading', { name: /^clock: every Friday at 18:30 Moscow time, next run/ }).waitFor()

    // Who knows cron writes it, and reads it in words.
    await page.getByLabel('cron').fill('30 7 * * 1-5')
    await page.getByLabel('cron').blur()
    await page.getByText('On weekdays at 07:30').waitFor()

    await page.getByRole('button', { name: 'Back-fill' }).click()
    await page.getByLabel('From', { exact: true }).fill('2026-03-02')
    await page.getByLabel('Until, that day included').fill('2026-03-15')
    expect(await violations(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Back-fill' }).click()
    // Two Fridays.
    await page.getByText('2 runs are queued').waitFor()

    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('heading', { name: 'clock: the schedule is paused' }).waitFor()
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('heading', { name: 'clock: does not run by schedule' }).waitFor()
  })
})

describe('monitoring', () => {
  test('what failed today is told with why, and resumed by one button', async () => {
    const { id } = await pipeline('unreadable', 'none.csv')
    const { runId } = await ask<{ runId: string }>(`/pipelines/${id}/runs`, { params: {} })
    await expect
      .poll(async () => (await (await context.request.get(`/api/v1/runs/${runId}`)).json()).state, { timeout: SLOW_MS })
      .toBe('failed')
    await page.goto('/monitoring')
    await page.getByText(/^unreadable: failed, /).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Resume the run' }).first().click()
    await page.waitForURL((url) => url.pathname.startsWith('/runs/') && !url.pathname.endsWith(runId))
  })

  test('a rule of alerts is made and removed', async () => {
    await page.goto('/monitoring/alerts')
    await page.getByRole('heading', { name: 'Nobody is told of failures yet' }).waitFor()
    await page.getByLabel('Name').fill('Night watch')
    await page.getByLabel('How').selectOption('by webhook')
    await page.getByLabel('Whom').fill('https://example.org/hook')
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await page.getByRole('heading', { name: '1 alert rule at work' }).waitFor()
    expect(await violations(page)).toEqual([])
    // Changed, it signs; its key is shown this once.
    await page.getByRole('button', { name: 'Change “Night watch”' }).click()
    await page.getByLabel('Make a new signing key').check()
    await page.getByRole('button', { name: 'Save' }).click()
    const made = page.getByRole('dialog', { name: 'The signing key is made' })
    const key = (await made.locator('pre').innerText()).trim()
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    await made.getByRole('button', { name: 'Done' }).click()
    expect(await page.content()).not.toContain(key)

    await page.getByRole('button', { name: 'Test “Night watch”' }).click()
    await page.getByRole('region', { name: 'What was sent' }).getByText('https://example.org/hook').waitFor()
    await page.getByRole('button', { name: 'Remove “Night watch”' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('heading', { name: 'Nobody is told of failures yet' }).waitFor()
  })
})

test('nothing was said on the console, and nothing asked of other sites', () => expect(faults).toEqual([]))

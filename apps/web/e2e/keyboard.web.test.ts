import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf, launchBrowser, violations, watch } from './browser.ts'
import { ADMIN, startTestServer, type TestServer } from './server.ts'

const SLOW_MS = 60_000
/** More stops of Tab than the longest page has before what is sought. */
const STOPS = 150

let server: TestServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Goes on by Tab until this is in focus, and sees that the focus can be seen. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  const focused = () => wanted.evaluate((element) => element === document.activeElement)
  for (let stop = 0; !(await focused()); stop++) {
    if (stop === STOPS) throw new Error(`no focus on ${wanted.toString()} after ${STOPS} stops`)
    await page.keyboard.press('Tab')
  }
  const ring = await wanted.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth)
  })
  expect(ring).toBeGreaterThanOrEqual(2)
}

async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press(key)
}

test('the whole walk by keyboard alone: signed in, measured, advised, changed, loaded, reported', {
  timeout: 400_000,
}, async () => {
  const context = await contextOf(browser, server.url, { lang: 'en', theme: 'light', width: 'wide' })
  const page = await context.newPage()
  page.setDefaultTimeout(SLOW_MS)
  const faults = watch(page, server.url)
  const button = (name: RegExp | string) => page.getByRole('button', { name })
  const link = (name: RegExp | string) => page.getByRole('link', { name })

  await page.goto('/')
  await page.waitForURL('**/sign-in**')
  await page.getByLabel('User name').waitFor()
  // The first field has the focus already.
  await page.waitForLoadState('networkidle')
  await page.keyboard.type(ADMIN.username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(ADMIN.password)
  await page.keyboard.press('Enter')
  await page.getByRole('banner').waitFor()
  await page.waitForLoadState('networkidle')

  // The first stop leads past the bar.
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/skip/i)
  await page.keyboard.press('Enter')
  await press(page, button(/Open the sample: .*tickets/i))
  await page.waitForURL(/\/profile$/)

  // A column, its facts; then its neighbour among the kinds of what is known, by arrows.
  await link('Next: advice').waitFor()
  const rejected = page.getByRole('tab', { name: /set aside/i })
  await tabTo(page, page.getByRole('tab').first())
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => rejected.getAttribute('aria-selected')).toBe('true')
  await page.getByRole('cell', { name: '722' }).waitFor()
  await page.keyboard.press('ArrowLeft')
  await press(page, button('ticket_price'))
  await page.getByRole('heading', { name: 'ticket_price' }).waitFor()
  await page.reload()
  await page.waitForLoadState('networkidle')
  await press(page, link('Next: advice'))
  await page.waitForURL(/\/advice$/)

  // A condition by arrows ranks the stores anew.
  await button(/^Choose /).waitFor()
  const growth = page.getByRole('slider').nth(1)
  await tabTo(page, growth)
  const ranking = page.waitForResponse((answer) => answer.url().endsWith('/advice') && answer.ok())
  await page.keyboard.press('ArrowRight')
  await ranking
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await press(page, button(/^Choose /))
  await page.waitForURL(/\/tables/)

  await button('Execute').waitFor()
  const dialects = page.getByRole('tab')
  await tabTo(page, page.getByRole('tab', { selected: true }))
  await page.keyboard.press('End')
  await expect.poll(() => dialects.last().getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('Home')
  await press(page, button('Execute'))
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // Closed, it gives the focus back.
  expect(await button('Execute').evaluate((element) => element === document.activeElement)).toBe(true)
  await press(page, button('Next: pipeline'))
  await page.waitForURL(/\/pipelines\//)

  // A step is added, taken back and given again, and removed: each by its keys.
  const run = page.locator('button:enabled', { hasText: 'Next: run' })
  await run.waitFor()
  const undo = button('Undo')
  await press(page, page.getByRole('button', { pressed: false }).filter({ hasText: 'tickets' }).first(), 'Space')
  await page.keyboard.press('a')
  await page.locator('[data-add-step]:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('menu').locator(':focus').waitFor()
  await page.keyboard.press('End')
  // A menu moves its focus some time after the key: the next one would go to the item before.
  await page.getByRole('menu').locator('[role=menuitem]:last-of-type:focus').waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => undo.isEnabled()).toBe(true)
  await page.keyboard.press('Control+KeyZ')
  await expect.poll(() => undo.isEnabled()).toBe(false)
  await page.keyboard.press('Control+Shift+KeyZ')
  await expect.poll(() => undo.isEnabled()).toBe(true)
  await page.keyboard.press('Control+KeyZ')
  await run.waitFor()
  await press(page, run)
  await page.waitForURL(/\/runs\//)

  await page.getByText('The balance holds').first().waitFor()
  await press(page, link('Next: report'))
  await page.waitForURL(/\/reports\/new/)
  await press(page, button('Make it'))
  await page.getByRole('heading', { name: 'Summary' }).waitFor()
  await tabTo(page, page.getByRole('article').getByRole('button').first())
  await page.getByRole('tooltip').filter({ hasText: 'From:' }).waitFor()
  expect(await violations(page)).toEqual([])
  // The step that was added is not filled in, and the browser itself tells of the rows that it therefore has not.
  expect(faults.filter((fault) => !/status of 422/.test(fault))).toEqual([])
  await context.close()
})

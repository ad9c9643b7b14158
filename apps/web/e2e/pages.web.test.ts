import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiOf } from './api.ts'
import { contextOf, launchBrowser, type Reader, signIn, violations, watch } from './browser.ts'
import { type Furnished, furnish } from './furnish.ts'
import { startTestServer, type TestServer } from './server.ts'

/** Pages that an empty project has. */
const PAGES = [
  '/',
  '/pipelines',
  '/runs',
  '/monitoring',
  '/reports',
  '/reports/new',
  '/monitoring/alerts',
  '/settings',
  '/settings/project',
  '/settings/tokens',
  '/settings/users',
  '/settings/journal',
  '/settings/keys',
  '/foundations',
]

const LOOKS: readonly Reader[] = [
  { width: 'wide', theme: 'light', lang: 'ru' },
  { width: 'wide', theme: 'dark', lang: 'en' },
  { width: 'phone', theme: 'light', lang: 'en' },
  { width: 'phone', theme: 'dark', lang: 'ru' },
]

/** A page has asked for all that it shows by then. */
const SETTLED_MS = 8000

let server: TestServer
let browser: Browser

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe.each(LOOKS)('$width, $theme, $lang', (look) => {
  test('the page of signing in', async () => {
    const context = await contextOf(browser, server.url, look)
    const page = await context.newPage()
    expect(await faultsOf(page, '/sign-in')).toEqual([])
    await context.close()
  })

  test('every page: no violation, no error, no request elsewhere, no scroll sideways', async () => {
    const context = await contextOf(browser, server.url, look)
    await signIn(context)
    const pages = Object.fromEntries(PAGES.map((path) => [path, path]))
    expect(await faultyAmong(context, pages)).toEqual([])
    await context.close()
  })
})

describe('with all that a project may have', () => {
  let pages: Furnished
  beforeAll(async () => {
    const context = await contextOf(browser, server.url, LOOKS[0])
    await signIn(context)
    pages = await furnish(apiOf(context))
    await context.close()
  })

  test.each(LOOKS)('$width, $theme, $lang', { timeout: 400_000 }, async (look) => {
    const context = await contextOf(browser, server.url, look)
    await signIn(context)
    expect(await faultyAmong(context, pages)).toEqual([])
    await context.close()
  })
})

test('menus on the narrowest screen: no violation, all within the screen', async () => {
  const context = await contextOf(browser, server.url, { width: 'phone', theme: 'light', lang: 'en' })
  await signIn(context)
  const page = await context.newPage()
  await page.setViewportSize({ width: 360, height: 740 })
  // A press before the page listens is lost.
  await page.goto('/', { waitUntil: 'networkidle' })
  for (const name of [/^Menu$/, /, account$/, /^Theme$/, /^Project “/]) {
    await page.getByRole('button', { name }).click()
    const menu = await page.getByRole('menu').boundingBox()
    expect(menu && menu.x >= 0 && menu.x + menu.width <= 360).toBe(true)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
  }
  await context.close()
})

test('on paper a page is light, whatever the theme of the screen', async () => {
  const context = await contextOf(browser, server.url, { width: 'wide', theme: 'dark', lang: 'en' })
  await signIn(context)
  const page = await context.newPage()
  await page.goto('/runs')
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  expect(await scheme()).toBe('dark')
  await page.emulateMedia({ media: 'print' })
  expect(await scheme()).toBe('light')
  await context.close()
})

test('what is not there says so, with the way back, in the frame of the site', async () => {
  const context = await contextOf(browser, server.url, { width: 'wide', theme: 'light', lang: 'en' })
  await signIn(context)
  const page = await context.newPage()
  const answer = await page.goto('/nowhere')
  expect(answer?.status()).toBe(404)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('There is nothing here')
  expect(await page.getByRole('banner').isVisible()).toBe(true)
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'To the start', exact: true }).click()
  await page.waitForURL(`${server.url}/`)
  await context.close()
})

test.each([
  ['runs', 'an id of nothing'],
  ['reports', 'an id of nothing'],
  ['pipelines', 'an id of nothing'],
  ['datasets', 'an id of nothing'],
  ['projects', 'an id of nothing'],
  ['runs', 'no id'],
])('an object that is not there, of %s (%s), is answered with 404, not with an empty frame', async (of, what) => {
  const context = await contextOf(browser, server.url, { width: 'wide', theme: 'light', lang: 'en' })
  await signIn(context)
  const id = what === 'no id' ? 'nothing' : '00000000-0000-4000-8000-000000000000'
  const path = { runs: '', reports: '', pipelines: '/versions', datasets: '/profile', projects: '/sources' }[of]
  const answer = await context.request.get(`/${of}/${id}${path}`)
  expect(answer.status()).toBe(404)
  await context.close()
})

/** The pages with something wrong, by name, and what. Two are looked at at a time: what axe does fills one core. */
async function faultyAmong(
  context: BrowserContext,
  paths: Readonly<Record<string, string>>,
): Promise<readonly (readonly [name: string, faults: readonly string[]])[]> {
  const left = Object.entries(paths)
  const found: (readonly [string, readonly string[]])[] = []
  const lookOn = async () => {
    const page = await context.newPage()
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [name, path] = next
      const faults = await faultsOf(page, path)
      if (faults.length > 0) found.push([name, faults])
    }
  }
  await Promise.all([lookOn(), lookOn()])
  return found
}

/** All that is wrong with a page. */
async function faultsOf(page: Page, path: string): Promise<readonly string[]> {
  const faults = watch(page, server.url)
  const answer = await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  // Prefetching may go on; what is drawn by then counts.
  await page.waitForLoadState('networkidle', { timeout: SETTLED_MS }).catch(() => {})
  const extra = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  const found = [...faults, ...(await violations(page))]
  page.removeAllListeners()
  return [
    ...(answer?.ok() ? [] : [`status ${answer?.status()}`]),
    ...(extra > 0 ? [`wider than the screen by ${extra} px`] : []),
    ...found,
  ]
}

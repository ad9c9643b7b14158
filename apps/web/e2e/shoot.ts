import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BrowserContext, Page } from 'playwright-core'
import { apiOf } from './api.ts'
import { contextOf, launchBrowser, type Reader, signIn, violations, watch } from './browser.ts'
import { checked } from './checked.ts'
import { furnish } from './furnish.ts'
import { startTestServer } from './server.ts'
import { webpOf } from './webp.ts'

/**
 * Pictures of pages in both languages, themes and widths, with what axe and the console say:
 * `node apps/web/e2e/shoot.ts --out /tmp/shots /settings /runs` (`--url` for a server that runs already,
 * `--user name:password` of it, `--only wide-light-ru` for one look). `--all`: every page of a project in which
 * everything has been done once. `--docs`: the pictures of docs/pictures, made anew.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'shots' },
    url: { type: 'string' },
    user: { type: 'string' },
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
  },
})

const LOOKS: readonly Reader[] = (['wide', 'phone'] as const).flatMap((width) =>
  (['light', 'dark'] as const).flatMap((theme) => (['ru', 'en'] as const).map((lang) => ({ width, theme, lang }))),
)
const SETTLED_MS = 8000

/** What the walk in the documentation shows, in its order. */
const DOCS = ['start', 'profile', 'advice', 'tables', 'pipeline', 'run', 'report', 'monitoring'] as const
const DOCS_FOLDER = resolve(import.meta.dirname, '../../../docs/pictures')
/** Pixels of a picture for reading: what stands below is told by the text. */
const DOCS_SIZE = { width: 1280, height: 800 }

const server = values.url === undefined ? await startTestServer() : null
const url = server?.url ?? values.url ?? ''
const browser = await launchBrowser()
try {
  if (values.docs) await shootDocs()
  else await shootAll()
} finally {
  await browser.close()
  await server?.stop()
}

async function shootAll(): Promise<void> {
  await mkdir(values.out, { recursive: true })
  const pages: Readonly<Record<string, string>> = values.all
    ? await furnished()
    : Object.fromEntries(
        positionals.map((path) => [path.replaceAll(/[^\w-]+/g, '_').replaceAll(/^_|_$/g, '') || 'start', path]),
      )
  for (const look of LOOKS) {
    const name = `${look.width}-${look.theme}-${look.lang}`
    if (values.only !== undefined && !name.startsWith(values.only)) continue
    const context = await entered(look, !Object.values(pages).every((path) => path.startsWith('/sign-in')))
    for (const [page, path] of Object.entries(pages))
      await shoot(context, path, join(values.out, `${page}-${name}.png`))
    await context.close()
  }
}

/** A small picture of the top of each page of the walk, in both languages. */
async function shootDocs(): Promise<void> {
  await mkdir(DOCS_FOLDER, { recursive: true })
  const pages = await furnished()
  for (const lang of ['ru', 'en'] as const) {
    const context = await entered({ width: 'wide', theme: 'light', lang }, true)
    const blank = await context.newPage()
    for (const name of DOCS) {
      const page = await context.newPage()
      await page.setViewportSize(DOCS_SIZE)
      await settle(page, name === 'report' ? await reportIn(context, pages.profile) : pages[name])
      if (name === 'pipeline') await checked(page)
      const path = join(DOCS_FOLDER, `${name}.${lang}.webp`)
      await writeFile(path, await webpOf(blank, await page.screenshot()))
      console.log(path)
      await page.close()
    }
    await context.close()
  }
}

/** A report in the language of the reader. @param profile page of the dataset that it is about */
async function reportIn(context: BrowserContext, profile: string): Promise<string> {
  const api = apiOf(context)
  const [, datasetId] = /datasets\/([^/]+)/.exec(profile) ?? []
  const asked = { kind: 'data-quality', subject: { datasetId } }
  const { reportId, jobId } = await api.post<{ reportId: string; jobId: string }>('/reports', asked)
  await api.done(jobId)
  return `/reports/${reportId}`
}

async function furnished() {
  const context = await entered(LOOKS[0], true)
  const pages = await furnish(apiOf(context))
  await context.close()
  return pages
}

async function entered(look: Reader, signedIn: boolean): Promise<BrowserContext> {
  const context = await contextOf(browser, url, look)
  const [username = '', password = ''] = values.user?.split(':') ?? []
  if (signedIn) await signIn(context, values.user === undefined ? undefined : { username, password })
  return context
}

/** Opens a page and waits until it has asked for all that it shows; prefetching may go on. */
async function settle(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForLoadState('networkidle', { timeout: SETTLED_MS }).catch(() => {})
}

async function shoot(context: BrowserContext, path: string, file: string): Promise<void> {
  const page = await context.newPage()
  const faults = watch(page, url)
  await settle(page, path)
  await page.screenshot({ path: file, fullPage: true })
  console.log(file)
  for (const fault of [...faults, ...(await violations(page)), ...(await sideways(page))]) console.log(`  ${fault}`)
  await page.close()
}

/** A page never scrolls sideways. */
async function sideways(page: Page): Promise<readonly string[]> {
  const extra = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return extra > 0 ? [`wider than the screen by ${extra} px`] : []
}

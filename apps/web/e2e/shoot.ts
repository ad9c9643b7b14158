import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { contextOf, launchBrowser, type Reader, signIn, violations, watch } from './browser.ts'
import { startTestServer } from './server.ts'

/**
 * Pictures of pages in both languages, themes and widths, with what axe and the console say:
 * `node apps/web/e2e/shoot.ts --out /tmp/shots /settings /runs` (`--url` for a server that runs already,
 * `--user name:password` of it, `--only wide-light-ru` for one look).
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'shots' },
    url: { type: 'string' },
    user: { type: 'string' },
    only: { type: 'string' },
  },
})

const LOOKS: readonly Reader[] = (['wide', 'phone'] as const).flatMap((width) =>
  (['light', 'dark'] as const).flatMap((theme) => (['ru', 'en'] as const).map((lang) => ({ width, theme, lang }))),
)

const server = values.url === undefined ? await startTestServer() : null
const url = server?.url ?? values.url ?? ''
const browser = await launchBrowser()
try {
  await mkdir(values.out, { recursive: true })
  for (const look of LOOKS) {
    const name = `${look.width}-${look.theme}-${look.lang}`
    if (values.only !== undefined && !name.startsWith(values.only)) continue
    await shoot(look, name)
  }
} finally {
  await browser.close()
  await server?.stop()
}

async function shoot(look: Reader, name: string): Promise<void> {
  const context = await contextOf(browser, url, look)
  const [username = '', password = ''] = values.user?.split(':') ?? []
  if (!positionals.every((path) => path.startsWith('/sign-in')))
    await signIn(context, values.user === undefined ? undefined : { username, password })
  for (const path of positionals) {
    const page = await context.newPage()
    const faults = watch(page, url)
    await page.goto(path)
    // Prefetching may go on; what is drawn by then counts.
    await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => {})
    const file = join(values.out, `${path.replaceAll(/[^\w-]+/g, '_').replaceAll(/^_|_$/g, '') || 'start'}-${name}.png`)
    await page.screenshot({ path: file, fullPage: true })
    console.log(file)
    for (const fault of [...faults, ...(await violations(page)), ...(await sideways(page))]) console.log(`  ${fault}`)
    await page.close()
  }
  await context.close()
}

/** A page never scrolls sideways. */
async function sideways(page: Page): Promise<readonly string[]> {
  const extra = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return extra > 0 ? [`wider than the screen by ${extra} px`] : []
}

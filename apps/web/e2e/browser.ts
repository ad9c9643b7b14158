import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { ADMIN } from './server.ts'

export const WIDTHS = { wide: 1440, phone: 390 } as const
const HEIGHT = 900

/** How a reader sees the site. */
export interface Reader {
  readonly lang: 'ru' | 'en'
  readonly theme: 'light' | 'dark'
  readonly width: keyof typeof WIDTHS
}

/** Debian's Chromium, or the one that CHROMIUM_PATH names. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
}

/** A fresh browser of one reader, with their language and theme chosen, still unknown to the server. */
export async function contextOf(
  browser: Browser,
  url: string,
  { lang, theme, width }: Reader,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    locale: lang,
    colorScheme: theme,
    viewport: { width: WIDTHS[width], height: HEIGHT },
    hasTouch: width === 'phone',
    reducedMotion: 'reduce',
  })
  await context.addCookies([
    { name: 'ai-etl-lang', value: lang, url },
    { name: 'ai-etl-theme', value: theme, url },
  ])
  return context
}

/** Signs in as the first user without the page: requests of this context carry the session from here on. */
export async function signIn(
  context: BrowserContext,
  user: { username: string; password: string } = ADMIN,
): Promise<void> {
  const answer = await context.request.post('/api/v1/auth/login', { data: { ...user, cookies: true } })
  if (!answer.ok()) throw new Error(`login: ${answer.status()} ${await answer.text()}`)
}

/** What must not happen on any page: errors on its console, requests to other sites. Read it at the end of a test. */
export function watch(page: Page, url: string): readonly string[] {
  const faults: string[] = []
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') faults.push(`${line.type()}: ${line.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`))
  page.on('request', (request) => {
    const asked = request.url()
    if (!asked.startsWith(url) && !asked.startsWith('data:') && !asked.startsWith('blob:'))
      faults.push(`left: ${asked}`)
  })
  return faults
}

/** Violations that axe finds on the page as it stands, each with what it concerns. */
export async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze()
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`))
}

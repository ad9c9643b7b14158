import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiOf } from './api.ts'
import { contextOf, launchBrowser, signIn, violations, watch } from './browser.ts'
import { ADMIN, startTestServer, type TestServer } from './server.ts'

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

test('without the network the page stays, says so, and goes on by itself', async () => {
  const context = await contextOf(browser, server.url, { lang: 'ru', theme: 'light', width: 'wide' })
  await signIn(context)
  const page = await context.newPage()
  await page.goto('/settings')
  await page.getByLabel('Как вас называть').fill('Анна')
  await context.setOffline(true)
  const told = page.getByText('Сервер не отвечает')
  await told.waitFor()
  await page.getByRole('link', { name: 'Мониторинг' }).click()
  expect(new URL(page.url()).pathname).toBe('/settings')
  expect(await page.getByLabel('Как вас называть').inputValue()).toBe('Анна')
  await context.setOffline(false)
  await told.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'Мониторинг' }).click()
  await page.waitForURL('**/monitoring')
  await context.close()
})

describe('signing in', () => {
  test('by keyboard alone, then back to the page that was asked for, and out again', async () => {
    const context = await contextOf(browser, server.url, { lang: 'ru', theme: 'light', width: 'wide' })
    const page = await context.newPage()
    const faults = watch(page, server.url)
    await page.goto('/settings/tokens?from=link')
    await page.waitForURL('**/sign-in?next=*')
    // The first field has the focus already.
    await page.keyboard.type(ADMIN.username)
    await page.keyboard.press('Tab')
    await page.keyboard.type(ADMIN.password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/settings/tokens?from=link')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Токены пускают скрипты вместо вас')

    await page.getByRole('button', { name: 'AD: admin, учётная запись' }).click()
    await page.getByRole('menuitem', { name: 'Выйти' }).click()
    await page.waitForURL('**/sign-in')
    await page.goto('/settings')
    await page.waitForURL('**/sign-in?next=*')
    expect(faults).toEqual([])
    await context.close()
  })

  test('a wrong password is told with its fix, and the field keeps the name', async () => {
    const context = await contextOf(browser, server.url, { lang: 'en', theme: 'light', width: 'wide' })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByLabel('User name').fill('admin')
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    expect(await page.getByRole('alert').filter({ hasText: 'access.login-failed' }).innerText()).toMatch(/\S/)
    expect(await page.getByLabel('User name').inputValue()).toBe('admin')
    await context.close()
  })

  test.each(['https://elsewhere.example/', '//elsewhere.example/'])('never leads to %s', async (next) => {
    const context = await contextOf(browser, server.url, { lang: 'en', theme: 'light', width: 'wide' })
    const page = await context.newPage()
    const faults = watch(page, server.url)
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await page.getByLabel('User name').fill(ADMIN.username)
    await page.getByLabel('Password', { exact: true }).fill(ADMIN.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(`${server.url}/`)
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('a session whose access token has run out', () => {
  test('is renewed on the way to a page, and within one', async () => {
    const context = await contextOf(browser, server.url, { lang: 'en', theme: 'light', width: 'wide' })
    await signIn(context)
    const page = await context.newPage()
    await context.clearCookies({ name: 'ai-etl-access' })
    await page.goto('/settings')
    await page.waitForURL('**/settings')

    await context.clearCookies({ name: 'ai-etl-access' })
    await page.getByLabel('What to call you').fill('Anna Krylova')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'You are signed in as Anna Krylova' }).waitFor()
    await page.getByLabel('What to call you').fill('')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'You are signed in as admin' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/settings')
    await context.close()
  })
})

describe('a session that was ended elsewhere', () => {
  test('what was typed stays under the dialog that asks to sign in, and is saved after it', async () => {
    const context = await contextOf(browser, server.url, { lang: 'ru', theme: 'light', width: 'wide' })
    await signIn(context)
    const text = `version: 1
name: kept
sources: { tickets: { from: examples/city/tickets.csv } }
targets: { out: { input: tickets, to: "postgresql://127.0.0.1:9/db#out" } }
`
    const { id } = await apiOf(context).post<{ id: string }>('/pipelines', { text })
    const page = await context.newPage()
    await page.goto(`/pipelines/${id}/schedule`)
    await page.getByRole('heading', { name: 'kept: по расписанию не запускается' }).waitFor()
    await page.getByLabel('Как часто').selectOption('Раз в неделю')
    await page.getByLabel('День недели').selectOption('пятница')
    await page.getByLabel('Время', { exact: true }).fill('1830')
    await page.getByText('По пятницам в 18:30').waitFor()

    const elsewhere = await contextOf(browser, server.url, { lang: 'ru', theme: 'light', width: 'wide' })
    await signIn(elsewhere)
    const csrf = (await elsewhere.cookies()).find(({ name }) => name === 'ai-etl-csrf')?.value ?? ''
    const ended = await elsewhere.request.post('/api/v1/auth/logout-everywhere', { headers: { 'x-csrf-token': csrf } })
    expect(ended.status()).toBe(204)
    await elsewhere.close()
    await context.clearCookies({ name: 'ai-etl-access' })
    // Whether some question of the page found out before it or not.
    await page.getByRole('button', { name: 'Запускать по расписанию' }).dispatchEvent('click')
    const dialog = page.getByRole('dialog', { name: 'Вход закончился' })
    await dialog.waitFor()
    expect(await violations(page)).toEqual([])
    expect(await dialog.getByLabel('Имя пользователя').inputValue()).toBe(ADMIN.username)
    await dialog.getByLabel('Пароль', { exact: true }).fill('not the password')
    await dialog.getByRole('button', { name: 'Войти' }).click()
    await dialog.getByText('access.login-failed').waitFor()
    await dialog.getByLabel('Пароль', { exact: true }).fill(ADMIN.password)
    await dialog.getByRole('button', { name: 'Войти' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.getByLabel('Время', { exact: true }).inputValue()).toBe('18:30')
    await page.getByRole('button', { name: 'Запускать по расписанию' }).click()
    await page.getByRole('heading', { name: /^kept: по пятницам в 18:30/ }).waitFor()
    await context.close()
  })
})

describe('the policy of pages', () => {
  test('scripts need the nonce of the answer, and nothing may frame a page', async () => {
    const answers = await Promise.all([1, 2].map(() => fetch(`${server.url}/sign-in`)))
    const policies = answers.map(({ headers }) => headers.get('content-security-policy') ?? '')
    const nonces = policies.map((policy) => /script-src 'nonce-([\w+/=]+)' 'strict-dynamic';/.exec(policy)?.[1])
    expect(nonces[0]).toMatch(/\S{20}/)
    expect(nonces[0]).not.toBe(nonces[1])
    expect(policies[0]).toContain("frame-ancestors 'none'")
    expect(policies[0]).not.toMatch(/script-src[^;]*unsafe/)
    const html = (await answers[0]?.text()) ?? ''
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toContain(`nonce="${nonces[0]}"`)
  })

  test('a nonce that a client sends itself is not taken', async () => {
    const headers = { 'content-security-policy': "script-src 'nonce-mine'", 'x-nonce': 'mine' }
    const html = await (await fetch(`${server.url}/sign-in`, { headers })).text()
    expect(html).not.toContain('nonce="mine"')
  })

  test('a script that finds its way into a page does not run', async () => {
    const context = await contextOf(browser, server.url, { lang: 'en', theme: 'light', width: 'wide' })
    const page = await context.newPage()
    await page.goto('/sign-in')
    const ran = await page.evaluate(() => {
      const plant = 'parent.planted = window.planted = true'
      document.body.insertAdjacentHTML('beforeend', `<img src="x:" onerror="${plant}">`)
      document.body.insertAdjacentHTML('beforeend', `<iframe srcdoc="<script>${plant}</script>"></iframe>`)
      return new Promise((done) => setTimeout(() => done('planted' in window), 500))
    })
    expect(ran).toBe(false)
    await context.close()
  })
})

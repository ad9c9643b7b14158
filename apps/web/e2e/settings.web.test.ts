import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextOf, launchBrowser, signIn, violations, watch } from './browser.ts'
import { startTestServer, type TestServer } from './server.ts'

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

describe('settings', () => {
  test('a token is shown once, works, and does not after it is revoked', async () => {
    await page.goto('/settings/tokens')
    await page.getByRole('button', { name: 'New token' }).click()
    await page.getByLabel('What for').fill('nightly load')
    await page.getByRole('button', { name: 'Create the token' }).click()
    const dialog = page.getByRole('dialog', { name: 'The token “nightly load” is made' })
    const token = (await dialog.locator('pre').innerText()).trim()
    expect(await violations(page)).toEqual([])
    const asks = () => fetch(`${server.url}/api/v1/auth/me`, { headers: { authorization: `Bearer ${token}` } })
    expect((await asks()).status).toBe(200)
    await dialog.getByRole('button', { name: 'Done' }).click()
    expect(await page.content()).not.toContain(token)

    await page.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('No tokens').waitFor()
    expect((await asks()).status).toBe(401)
  })

  test('a user is made, joins the project, gets another role and leaves', async () => {
    await page.goto('/settings/users')
    await page.getByRole('button', { name: 'New user' }).click()
    await page.getByLabel('User name').fill('anna.krylova')
    await page.getByLabel('What to call them').fill('Anna Krylova')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    const password = (await page.getByRole('dialog').locator('pre').innerText()).trim()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('rowheader', { name: 'Anna Krylova' }).waitFor()

    await page.goto('/settings/project')
    await page.getByLabel('User name').fill('anna.krylova')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByLabel('Role: Anna Krylova').selectOption('engineer')
    await page.getByText('Role changed: Anna Krylova').waitFor()

    // What she sees: the project as an engineer, no users, and the advice to change her password.
    const hers = await contextOf(browser, server.url, { lang: 'ru', theme: 'dark', width: 'phone' })
    await signIn(hers, { username: 'anna.krylova', password })
    const theirs = await hers.newPage()
    await theirs.goto('/settings')
    await theirs.getByText('Пароль создан программой').waitFor()
    expect(await theirs.getByRole('link', { name: 'Пользователи' }).count()).toBe(0)
    await theirs.goto('/settings/users')
    await theirs.getByText('access.denied').waitFor()
    expect(await violations(theirs)).toEqual([])

    await page.getByRole('button', { name: 'Remove from the project' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove from the project' }).click()
    await page.getByRole('rowheader', { name: 'Anna Krylova' }).waitFor({ state: 'detached' })
    await theirs.goto('/')
    await theirs.getByRole('heading', { name: 'Вы пока не состоите ни в одном проекте' }).waitFor()
    await hers.close()
  })

  test('a project is made, chosen in the bar, and deleted by its name', async () => {
    await page.goto('/settings/project')
    await page.getByRole('button', { name: 'New project' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Museums')
    await page.getByRole('button', { name: 'Create the project' }).click()
    await page.getByRole('button', { name: 'Project “Museums”, switch' }).waitFor()
    await page.goto('/settings/project')
    await page.getByRole('button', { name: 'Delete the project' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: 'Delete the project' }).isDisabled()).toBe(true)
    await dialog.getByLabel('To confirm, type Museums').fill('Museums')
    await dialog.getByRole('button', { name: 'Delete the project' }).click()
    await page.getByRole('button', { name: 'Project “Museums”, switch' }).waitFor({ state: 'detached' })
  })

  test('language and theme change at once, and stay', async () => {
    await page.goto('/settings')
    await page.getByRole('radio', { name: 'Dark' }).click()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    await page.getByRole('radio', { name: 'Русский' }).click()
    await page.getByRole('heading', { name: 'Вы вошли как admin' }).waitFor()
    await page.reload()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await page.locator('html').getAttribute('lang')).toBe('ru')
    await page.getByRole('radio', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'You are signed in as admin' }).waitFor()
  })

  test('Ctrl K finds a page by keyboard alone', async () => {
    await page.goto('/')
    await page.keyboard.press('Control+KeyK')
    await page.getByRole('combobox').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.type('sett')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/settings')
  })

  test('nothing of it left the site or failed in the console', () => {
    expect(faults).toEqual([])
  })
})

import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AirflowServer, startAirflow } from '../../../services/airflow.ts'
import { apiOf } from './api.ts'
import { contextOf, launchBrowser, signIn, violations, watch } from './browser.ts'
import { startTestServer, type TestServer } from './server.ts'

/** The panel of Airflow on the page of code, with the real Airflow behind it. */
const CLI = resolve(import.meta.dirname, '../../cli/bin/ai-etl.mjs')
/** Airflow looks for files every second or two and starts a process a task. */
const AIRFLOW_MS = 150_000

let airflow: AirflowServer
let server: TestServer
let browser: Browser
let context: BrowserContext
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ai-etl-airflow-'))
  await writeFile(join(folder, 'people.csv'), 'id,name\n1,Анна\n2,Вера\n3,Галина\n')
  airflow = await startAirflow({
    AI_ETL_COMMAND: `${process.execPath} ${CLI}`,
    AI_ETL_DATA_DIR: join(folder, 'data'),
    AIRFLOW_CONN_FS_DEFAULT: JSON.stringify({ conn_type: 'fs', extra: { path: '/' } }),
  })
  const { url, username, password, dags } = airflow
  const login = { AIRFLOW_URL: url, AIRFLOW_USERNAME: username, AIRFLOW_PASSWORD: password, AIRFLOW_DAGS: dags }
  ;[server, browser] = await Promise.all([startTestServer([folder], login), launchBrowser()])
  context = await contextOf(browser, server.url, { lang: 'ru', theme: 'light', width: 'wide' })
  await signIn(context)
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([server?.stop(), airflow?.stop()])
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

const document = () => `version: 1
name: people
params: { least: { type: int64, default: 1 } }
sources: { people: { from: "${join(folder, 'people.csv')}" } }
steps: { later: { type: filter, input: people, where: id >= :least } }
targets: { out: { input: later, to: "${join(folder, 'people.parquet')}", mode: replace } }
`

test('a pipeline is deployed, held, run with a parameter and watched; a file that breaks is told with its place', {
  timeout: 300_000,
}, async () => {
  const { id } = await apiOf(context).post<{ id: string }>('/pipelines', { text: document() })
  const page = await context.newPage()
  page.setDefaultTimeout(AIRFLOW_MS)
  const faults = watch(page, server.url)
  await page.goto(`/pipelines/${id}/code?to=airflow`)
  await page.getByText('DAG ещё не развёрнут.').waitFor()
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: 'Развернуть версию 1' }).click()
  await page.getByText('Развёрнута версия 1').waitFor()
  await page.getByText('Запусков ещё не было.').waitFor()
  expect(await page.getByRole('link', { name: 'Открыть в Airflow' }).getAttribute('href')).toBe(
    `${airflow.url}/dags/people`,
  )

  // While it is paused a run waits, and the page says why.
  await page.getByRole('button', { name: 'Поставить на паузу' }).click()
  await page.getByText('на паузе', { exact: true }).waitFor()
  await page.getByLabel('least').fill('2')
  await page.getByRole('button', { name: 'Запустить в Airflow' }).click()
  await page.getByText('DAG на паузе: запуск ждёт в очереди').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Снять с паузы' }).click()
  await page.getByText('работает', { exact: true }).waitFor()

  const tasks = page.getByRole('region', { name: /^Задачи: / })
  await tasks.getByRole('button', { name: 'run', exact: true }).click()
  const log = page.getByRole('figure', { name: 'Журнал: run' })
  await log.filter({ hasText: '"written": 2' }).waitFor()
  await tasks.getByRole('row', { name: /^run готово/ }).waitFor()
  const runs = page.getByRole('region', { name: 'Запуски в Airflow' })
  await runs.getByRole('row', { name: /готово/ }).waitFor()
  expect(await violations(page)).toEqual([])

  // Its owner broke the file: where, and what Airflow said.
  await appendFile(join(airflow.dags, 'people.py'), '\nnot python\n')
  await page.getByText(/Airflow не читает people\.py, строка \d+/).waitFor()
  await page.getByText('Что сказал Airflow').click()
  await page.getByRole('figure', { name: 'Что сказал Airflow' }).filter({ hasText: 'not python' }).waitFor()
  expect(await violations(page)).toEqual([])
  // Deployed anew it is read again.
  await page.getByRole('button', { name: 'Развернуть версию 1' }).click()
  await page.getByText(/Airflow не читает people\.py/).waitFor({ state: 'detached' })
  await page.getByText('Развёрнута версия 1').waitFor()

  const phone = await contextOf(browser, server.url, { lang: 'en', theme: 'dark', width: 'phone' })
  await signIn(phone)
  const small = await phone.newPage()
  small.setDefaultTimeout(AIRFLOW_MS)
  await small.setViewportSize({ width: 360, height: 740 })
  await small.goto(page.url().replace(server.url, ''))
  await small.getByText('Version 1 is deployed').waitFor()
  await small
    .getByRole('region', { name: /^Tasks: / })
    .getByRole('button', { name: 'run', exact: true })
    .waitFor()
  expect(await violations(small)).toEqual([])
  expect(await small.evaluate(() => window.document.documentElement.scrollWidth)).toBe(360)
  await phone.close()
  expect(faults).toEqual([])
})

import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { TARGET_NAMES } from '@ai-etl/runtime/compile/targets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../../packages/connectors/test/postgresql-server.ts'

/**
 * A secret is planted in each place that takes one; whatever the platform prints or writes is then searched for all of
 * them, as they stand and as they are encoded in addresses, base64 and hexadecimal.
 */
const SECRETS = {
  literal: 'pl4nted-literal',
  encoded: 'pl4nted enc@ded/s',
  variable: 'pl4nted-variable:@/?#',
  saved: 'pl4nted-saved',
  wrong: 'pl4nted-wrong',
  option: 'pl4nted-option',
  pgpassword: 'pl4nted-pgpassword',
  key: 'pl4nted-sealing-key',
  document: 'pl4nted-document',
} as const

const BIN = resolve('apps/cli/bin/ai-etl.mjs')
/** What the user wrote, secrets and all: not searched. */
const own = mkdtempSync(join(tmpdir(), 'secrets-own-'))
/** What the platform writes: searched whole. */
const written = mkdtempSync(join(tmpdir(), 'secrets-written-'))
const dataDir = join(written, 'data')
const output: { readonly command: string; readonly text: string }[] = []
let server: TestServer

beforeAll(async () => {
  server = await startServer('host all all 127.0.0.1/32 scram-sha-256')
  const roles = ['literal', 'encoded', 'variable', 'saved', 'pgpassword'] as const
  for (const role of roles) {
    await server.admin(`CREATE ROLE ${role} LOGIN CREATEDB PASSWORD '${SECRETS[role]}'`)
    await server.admin(`CREATE DATABASE ${role} OWNER ${role}`)
  }
  writeFileSync(join(own, 'people.csv'), 'id,name\n1,Анна\n2,Борис\n3\n')
  mkdirSync(dataDir)
})

afterAll(async () => {
  await server?.stop()
  rmSync(own, { recursive: true, force: true })
  rmSync(written, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

/** Runs a command with --debug, as text and as JSON when asked for; keeps what it prints. */
function run(...args: string[]): Promise<number | null> {
  const child = spawn(process.execPath, [BIN, ...args, '--debug', '--progress', '--data-dir', dataDir], {
    cwd: written,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LANG: 'C',
      AI_ETL_SECRET_KEY: SECRETS.key,
      PLANTED: SECRETS.variable,
      PGPASSWORD: SECRETS.pgpassword,
    },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (status) => {
      output.push({ command: args.join(' '), text })
      done(status)
    })
  })
}

/** A secret in every form in which it could be found again. */
function forms(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [secret, encodeURIComponent(secret), bytes.toString('base64').replace(/=*$/, ''), bytes.toString('hex')]
}

/** The secrets that a text holds, each with what stands around it. */
function found(text: string): string[] {
  return Object.entries(SECRETS).flatMap(([name, secret]) =>
    forms(secret).flatMap((form) => {
      const at = text.indexOf(form)
      return at === -1 ? [] : [`${name}: ${text.slice(Math.max(0, at - 80), at + 80)}`]
    }),
  )
}

function login(place: 'literal' | 'encoded' | 'variable' | 'pgpassword'): string {
  const at = `@127.0.0.1:${server.port}/${place}`
  switch (place) {
    case 'literal':
      return `postgresql://literal:${SECRETS.literal}${at}`
    case 'encoded':
      return `postgresql://encoded:${encodeURIComponent(SECRETS.encoded)}${at}`
    case 'variable':
      return `postgresql://variable:\${PLANTED}${at}`
    case 'pgpassword':
      return `postgresql://pgpassword${at}`
  }
}

/** The corridor with a system as target and as source, each station once as text or JSON. */
async function walk(place: string, connection: string): Promise<void> {
  const table = `${connection}#public.people`
  const csv = join(own, 'people.csv')
  const to = join(written, place)
  mkdirSync(to)
  const plan = join(to, 'plan.yaml')
  const commands: string[][] = [
    ['test', connection],
    ['load', csv, table, '--json'],
    ['load', csv, table, '--mode', 'upsert', '--key', 'nothing'],
    ['discover', connection, '--json'],
    ['preview', table],
    ['profile', table, '--json'],
    ['advise', table, '--json'],
    ['ddl', table, '--dialect', 'mysql', '--json'],
    ['load', table, join(to, 'people.parquet')],
    ['plan', table, join(to, 'planned.parquet'), '-o', plan, '--json'],
    ['check', plan, '--json'],
    ...TARGET_NAMES.map((target) => [
      'compile',
      plan,
      '--to',
      target,
      '--dialect',
      'postgresql',
      '-o',
      join(to, target),
    ]),
    ['run', plan],
    ['report', 'data-quality', table, '--format', 'html,md,json', '-o', to],
    ['preview', `${connection}#public.no_such_table`, '--json'],
    ['preview', connection],
    ['discover', `${connection}?nonsense=1`],
    ['state', 'show', table, '--json'],
  ]
  for (const command of commands) await run(...command)
  // The search means something only where the stations were reached.
  expect([place, readdirSync(to).includes('people.parquet') ? 'reached' : told(table)]).toEqual([place, 'reached'])
}

/** What the loads from or into a table said. */
function told(table: string): string {
  const loads = output.filter(({ command }) => command.startsWith('load ') && command.includes(table))
  return loads.map(({ command, text }) => `${command}\n${text}`).join('\n')
}

describe('no secret is printed or written', () => {
  test('walking the corridor', async () => {
    const saved = `postgresql://saved:${SECRETS.saved}@127.0.0.1:${server.port}/saved`
    expect(await run('connections', 'add', 'planted', saved, '--json')).toBe(0)
    await Promise.all([
      walk('literal', login('literal')).then(() => walk('pgpassword', login('pgpassword'))),
      walk('encoded', login('encoded')).then(() => walk('variable', login('variable'))),
      walk('saved', '@planted'),
    ])
    for (const each of [
      ['runs', 'list'],
      ['runs', 'list', '--json'],
      ['connections', 'list'],
      ['quarantine', 'list'],
    ])
      expect(await run(...each)).toBe(0)
    const runs = readdirSync(join(dataDir, 'runs'))
    expect(runs.length).toBeGreaterThanOrEqual(10)
    for (const one of runs.slice(0, 5)) await run('runs', 'show', one, '--json')
  }, 400_000)

  test('failing', async () => {
    const { port } = server
    const document = (name: string, text: string) => {
      writeFileSync(join(own, name), text)
      return join(own, name)
    }
    const secret = SECRETS.document
    const from = `postgresql://literal:${secret}@127.0.0.1:${port}/literal#public.people`
    const valid = `version: 1\nname: p\nsources:\n  a: { from: "${from}" }\ntargets:\n  t: { input: a, to: out.parquet }\n`
    const commands = [
      ['test', `postgresql://literal:${SECRETS.wrong}@127.0.0.1:${port}/literal`],
      ['profile', `postgresql://literal:${SECRETS.wrong}@127.0.0.1:${port}/literal#public.people`],
      ['load', join(own, 'people.csv'), `postgresql://literal:${SECRETS.wrong}@127.0.0.1:${port}/literal#people`],
      ['load', join(own, 'people.csv'), `postgresql://literal:${SECRETS.wrong}@127.0.0.1:1/literal#people`],
      ['discover', `postgresql://literal:${SECRETS.wrong}@127.0.0.1:1/literal`],
      ['discover', `postgresql://literal:${SECRETS.wrong}@no-such-host.invalid/literal`],
      ['discover', `postgresql://literal:${SECRETS.wrong}@127.0.0.1:port/literal`],
      ['discover', `postgresql://literal:${SECRETS.wrong}@ext#ra@127.0.0.1:${port}/literal`],
      ['discover', `postgresq://literal:${SECRETS.wrong}@127.0.0.1/literal`],
      ['discover', `clickhouse://default:${SECRETS.wrong}@127.0.0.1:1/default`],
      ['test', `clickhouse://default:${SECRETS.wrong}@127.0.0.1:1/default`],
      ['test', `clickhouse://default@127.0.0.1:1/default?password=${SECRETS.option}`],
      ['discover', `postgresql://literal@127.0.0.1:${port}/literal?password=${SECRETS.option}`],
      ['discover', `people.csv?secretKey=${SECRETS.option}`],
      ['discover', `s3://bucket/key?secret=${SECRETS.option}&token=${SECRETS.option}`],
      ['discover', `csv:${join(own, 'people.csv')}?token=${SECRETS.option}`],
      ['connections', 'add', 'a/b', `postgresql://u:${SECRETS.saved}@h/d`],
      ['profile', `--password=${SECRETS.option}`, 'x'],
      ['check', document('valid.yaml', valid)],
      ['run', document('run.yaml', valid)],
      ['check', document('form.yaml', valid.replace('input: a', 'inputs: a'))],
      ['check', document('broken.yaml', valid.replace('}', ''))],
      ['check', document('port.yaml', valid.replace(`:${port}`, ':port'))],
      ['check', document('scheme.yaml', valid.replace('postgresql:', 'postgresq:'))],
      ['check', document('misplaced.yaml', valid.replace('targets:', `extra: "${from}"\ntargets:`))],
      ['check', document('key.yaml', valid.replace('name: p', `name: p\n"${from}": 1`))],
    ]
    const statuses = []
    for (const command of commands) {
      const [json, text] = await Promise.all([run(...command, '--json'), run(...command)])
      statuses.push([command[1], json, text])
    }
    expect(statuses.filter(([, json, text]) => json === 0 || text === 0)).toEqual([])
  }, 400_000)

  test('in anything that was printed', () => {
    expect(output.length).toBeGreaterThan(100)
    const leaks = output.flatMap(({ command, text }) => found(text).map((leak) => `${command} → ${leak}`))
    expect(leaks).toEqual([])
  })

  test('in any file of the data folder, of runs, plans and reports', () => {
    const files = readdirSync(written, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(50)
    const paths = files.map((file) => join(file.parentPath, file.name))
    const leaks = paths.flatMap((path) => found(readFileSync(path, 'latin1')).map((leak) => `${path} → ${leak}`))
    expect(leaks).toEqual([])
  })

  test.each(['literal', 'encoded', 'variable', 'saved', 'pgpassword'])('in the ledger of %s', async (database) => {
    const tables = await server.rows(
      "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'ai_etl'",
      database,
    )
    expect(tables.length).toBeGreaterThan(0)
    for (const [table] of tables) {
      const rows = await server.rows(`SELECT t::text FROM ${String(table)} t`, database)
      expect(found(JSON.stringify(rows))).toEqual([])
    }
    const comments = await server.rows('SELECT description FROM pg_description WHERE objoid > 16383', database)
    expect(found(JSON.stringify(comments))).toEqual([])
  })
})

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sqlCapabilities } from './capabilities.ts'
import type { SqlDialectName } from './dialect.ts'
import { SQL_DIALECTS } from './dialects.ts'

const FILE = new URL('../../../../../golden/targets/sql/capabilities.md', import.meta.url)

/** What each dialect says of each function, as a page for review; UPDATE_GOLDEN=1 rewrites it. */
function page(): string {
  const names = Object.keys(SQL_DIALECTS) as SqlDialectName[]
  const all = names.map((name) => {
    const { scalar, aggregate, window } = sqlCapabilities(name)
    return { ...scalar, ...aggregate, ...window }
  })
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const counts = (['native', 'emulated', 'refused'] as const).map((support) =>
    row([
      `**${support}**`,
      ...all.map((table) => String(Object.values(table).filter((each) => each === support).length)),
    ]),
  )
  const functions = Object.keys(all[0]).map((name) =>
    row([name, ...all.map((table) => MARKS[table[name as keyof typeof table]])]),
  )
  return [row(['function', ...names]), row(['---', ...names.map(() => '---')]), ...counts, ...functions, ''].join('\n')
}

const MARKS = { native: 'native', emulated: 'emulated', refused: '–' } as const

test('capabilities are as reviewed', () => {
  const text = page()
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(new URL('.', FILE), { recursive: true })
    writeFileSync(FILE, text)
  }
  expect(text).toBe(readFileSync(FILE, 'utf8'))
})

test('the engine refuses nothing', () => {
  const { scalar, aggregate, window } = sqlCapabilities('duckdb')
  const refused = Object.entries({ ...scalar, ...aggregate, ...window }).filter(([, support]) => support === 'refused')
  expect(refused).toEqual([])
})

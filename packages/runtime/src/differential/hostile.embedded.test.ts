import { SQL_DIALECTS } from '@ai-etl/core/targets/sql/dialects'
import { emitSelect } from '@ai-etl/core/targets/sql/query'
import { HOSTILE_TEXTS, hostilePlan } from '@ai-etl/core/targets/sql/testing/hostile'
import { tableOf } from '@ai-etl/core/targets/sql/testing/tables'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Engines } from './engines.embedded.ts'

/** Whatever a document holds stays a text or a name: each position is run with texts made to break out. */
let engines: Engines
beforeAll(async () => {
  engines = await Engines.open()
})
afterAll(() => engines?.close())

describe.each(['duckdb', 'postgresql', 'clickhouse'] as const)('%s', (dialect) => {
  test.each(HOSTILE_TEXTS)('%j', async (text) => {
    const type = { kind: 'string' } as const
    const table = tableOf(SQL_DIALECTS[dialect], [{ name: text, type }], [[text], ['another']])
    const comments = { found: `${text}\n${text}` }
    const emitted = emitSelect(hostilePlan(text), 'shown', { dialect, sourceTables: { hostile: table }, comments })
    const rows = await engines.rows(dialect, 'sql' in emitted ? emitted.sql : '')
    expect(rows).toEqual([[text + text, 'ok']])
  })
})

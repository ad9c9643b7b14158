import { describe, expect, it } from 'vitest'
import { HOSTILE_NAMES } from '../ddl/testing/hostile.ts'
import { writeName } from '../ddl/write.ts'
import type { Dialect } from '../documents/ddl.ts'
import { DIALECTS } from '../documents/ddl.ts'
import { DIALECT_SPECS } from './list.ts'
import { quoteIdentifier, quoteLiteral } from './quote.ts'

describe('identifiers', () => {
  it.each<[string, Record<Dialect, string>]>([
    [
      'a"b',
      {
        postgresql: '"a""b"',
        clickhouse: '`a"b`',
        mysql: '`a"b`',
        redshift: '"a""b"',
        snowflake: '"a""b"',
        bigquery: '`a"b`',
      },
    ],
    [
      'a`b',
      {
        postgresql: '"a`b"',
        clickhouse: '`a\\`b`',
        mysql: '`a``b`',
        redshift: '"a`b"',
        snowflake: '"a`b"',
        bigquery: '`a\\`b`',
      },
    ],
    [
      'a\\',
      {
        postgresql: '"a\\"',
        clickhouse: '`a\\\\`',
        mysql: '`a\\`',
        redshift: '"a\\"',
        snowflake: '"a\\"',
        bigquery: '`a\\\\`',
      },
    ],
  ])('%s', (name, expected) => {
    for (const dialect of DIALECTS) expect(quoteIdentifier(dialect, name)).toBe(expected[dialect])
  })

  it.each(DIALECTS)('%s quotes what is not plain, and every reserved word in any case', (dialect) => {
    const spec = DIALECT_SPECS[dialect]
    for (const name of HOSTILE_NAMES.filter((hostile) => !/^x+$/.test(hostile) && /\W|^\d/.test(hostile))) {
      expect(writeName(spec, name)).toBe(quoteIdentifier(dialect, name))
    }
    for (const word of spec.names.reserved) {
      expect(writeName(spec, word.toLowerCase())).toBe(quoteIdentifier(dialect, word.toLowerCase()))
    }
    expect(writeName(spec, 'ticket_id')).toBe('ticket_id')
  })

  it.each(['', 'a\0b'])('%j is refused', (name) => {
    for (const dialect of DIALECTS) expect(() => quoteIdentifier(dialect, name)).toThrow(RangeError)
  })
})

describe('literals', () => {
  it.each<[string, Record<Dialect, string>]>([
    [
      "it's",
      {
        postgresql: "'it''s'",
        clickhouse: "'it\\'s'",
        mysql: "'it\\'s'",
        redshift: "'it''s'",
        snowflake: "'it''s'",
        bigquery: "'it\\'s'",
      },
    ],
    [
      'a\\',
      {
        postgresql: "E'a\\\\'",
        clickhouse: "'a\\\\'",
        mysql: "'a\\\\'",
        redshift: "'a\\\\'",
        snowflake: "'a\\\\'",
        bigquery: "'a\\\\'",
      },
    ],
    ['', { postgresql: "''", clickhouse: "''", mysql: "''", redshift: "''", snowflake: "''", bigquery: "''" }],
  ])('%s', (text, expected) => {
    for (const dialect of DIALECTS) expect(quoteLiteral(dialect, text)).toBe(expected[dialect])
  })
})

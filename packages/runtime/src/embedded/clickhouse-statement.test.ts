import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSeveral, leadingWord, namedFormat, rowInsert, tokens } from './clickhouse-statement.ts'

describe('an INSERT with rows', () => {
  test.each([
    ['INSERT INTO t FORMAT CSV\n1,2', 'INSERT INTO t ', '', 'CSV', '1,2'],
    ['insert into `a b` (x, `y)`) format TSV 1', 'insert into `a b` (x, `y)`) ', '', 'TSV', '1'],
    [
      'INSERT INTO t SETTINGS a = 1, b = 2 FORMAT Native\n\n',
      'INSERT INTO t ',
      'SETTINGS a = 1, b = 2 ',
      'Native',
      '\n',
    ],
    ["INSERT INTO t (a) VALUES (1, ')'), (2)", 'INSERT INTO t (a) ', '', 'Values', " (1, ')'), (2)"],
    ['INSERT INTO t', 'INSERT INTO t', '', 'JSONEachRow', ''],
    ['/* INSERT */ INSERT INTO t FORMAT CSV', '/* INSERT */ INSERT INTO t ', '', 'CSV', ''],
  ])('%s', (sql, head, settings, format, rows) => {
    const insert = rowInsert(sql, 'JSONEachRow')
    expect(insert && { ...insert, rowsAt: sql.slice(insert.rowsAt) }).toEqual({ head, settings, format, rowsAt: rows })
  })

  test.each([
    'INSERT INTO t SELECT 1 FORMAT CSV',
    'INSERT INTO t WITH 1 AS x SELECT x',
    "INSERT INTO t FROM INFILE 'f' FORMAT CSV",
    'SELECT 1 FORMAT CSV',
    '',
  ])('none in: %s', (sql) => {
    expect(rowInsert(sql, 'CSV')).toBeNull()
  })
})

test.each([
  ['(SELECT 1)', 'SELECT'],
  ['-- c\n /* d */ with x', 'WITH'],
  ["'a'", ''],
])('the leading word of %s', (sql, word) => {
  expect(leadingWord(sql)).toBe(word)
})

test.each([
  ['SELECT 1 FORMAT JSON', 'JSON'],
  ["SELECT ' FORMAT CSV'", null],
  ['SELECT format FROM t', null],
  ['SELECT (SELECT 1 FORMAT CSV)', null],
  ['SELECT 1 FORMAT JSON SETTINGS max_threads = 1', 'JSON'],
])('the format that %s names', (sql, format) => {
  expect(namedFormat(sql)).toBe(format)
})

test.each([
  ['SELECT 1; SELECT 2', true],
  ["SELECT ';'; -- end\n", false],
  ['SELECT 1;', false],
])('several statements in %s', (sql, several) => {
  expect(isSeveral(sql)).toBe(several)
})

test('tokens lie in the text, in order, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a\'"`\\(); -#/*$\n') }), (sql) => {
      let at = 0
      for (const token of tokens(sql)) {
        expect(token.start).toBeGreaterThanOrEqual(at)
        expect(token.end).toBeGreaterThan(token.start)
        at = token.end
      }
      expect(at).toBeLessThanOrEqual(sql.length)
    }),
  )
})

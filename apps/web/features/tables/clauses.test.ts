import { expect, test } from 'vitest'
import { clausesOf } from './clauses.ts'

const choice = (kind: 'type' | 'key' | 'index' | 'codec', table: string, on: string, what: string, reason: string) => ({
  kind,
  table,
  on,
  what,
  reason,
  evidence: '',
})
/** First line, how many lines, reasons. */
const told = (statements: readonly string[], choices: readonly ReturnType<typeof choice>[]) => {
  const { clauses, untold } = clausesOf({ statements: [...statements], choices: [...choices] })
  return {
    clauses: clauses.map(({ first, lines, reasons }) => [first, lines.length, reasons.map(({ reason }) => reason)]),
    untold: untold.map(({ reason }) => reason),
  }
}

test('a column has the reasons of its type and codec; lines without any stand together', () => {
  const table = `CREATE TABLE tickets (
  created DateTime CODEC(Delta),
  id Int32,
  price Int32
)
ENGINE = MergeTree
ORDER BY (created, id)`
  expect(
    told(
      [table],
      [
        choice('codec', 'tickets', 'created', 'CODEC(Delta)', 'in order'),
        choice('type', 'tickets', 'created', 'DateTime', 'a time'),
        choice('key', 'tickets', 'created', 'ORDER BY', 'the axis'),
        choice('key', 'tickets', 'id', 'KEY (id)', 'unique'),
      ],
    ),
  ).toEqual({
    clauses: [
      [1, 1, []],
      [2, 1, ['in order', 'a time']],
      [3, 4, []],
      [7, 1, ['the axis']],
    ],
    untold: ['unique'],
  })
})

test('statements of other tables and constraints find their own; the same reason of neighbours is said once', () => {
  const statements = [
    'CREATE TABLE a (\n  "имя" text,\n  b text,\n  PRIMARY KEY (b)\n)',
    'CREATE TABLE a__b (\n  b text\n)',
    'ALTER TABLE a__b ADD CONSTRAINT fk FOREIGN KEY (b) REFERENCES a (b)',
  ]
  const choices = [
    choice('type', 'a', 'имя', 'text', 'text'),
    choice('type', 'a', 'b', 'text', 'text'),
    choice('key', 'a', 'b', 'PRIMARY KEY (b)', 'key'),
    choice('key', 'a__b', 'b', 'FOREIGN KEY (b) → a', 'refers'),
  ]
  expect(told(statements, choices)).toEqual({
    clauses: [
      [1, 1, []],
      [2, 2, ['text', 'text']],
      [4, 1, ['key']],
      [5, 4, []],
      [9, 1, ['refers']],
    ],
    untold: [],
  })
})

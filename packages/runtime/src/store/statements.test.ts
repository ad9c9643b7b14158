import { expect, test } from 'vitest'
import { statementsOf } from './statements.ts'

test.each([
  ['nothing', '', []],
  ['only comments', '-- a;\n/* b; */\n', []],
  [
    'two statements',
    'SELECT 1;\nSELECT 2;\n',
    [
      { sql: 'SELECT 1', line: 1 },
      { sql: 'SELECT 2', line: 2 },
    ],
  ],
  [
    'the last one without its semicolon',
    'SELECT 1;\n\nSELECT 2',
    [
      { sql: 'SELECT 1', line: 1 },
      { sql: 'SELECT 2', line: 3 },
    ],
  ],
  ['comments before a statement', '-- why;\n\n/* and */ SELECT 1;', [{ sql: 'SELECT 1', line: 3 }]],
  ['comments within one', 'SELECT 1 -- a; b\n+ 2;', [{ sql: 'SELECT 1 -- a; b\n+ 2', line: 1 }]],
  ['semicolons in literals and names', `SELECT 'a;''b;', "c;d";`, [{ sql: `SELECT 'a;''b;', "c;d"`, line: 1 }]],
  [
    'dollar quotes',
    'DO $x$ BEGIN; $$ END; $x$;\nSELECT $$;$$',
    [
      { sql: 'DO $x$ BEGIN; $$ END; $x$', line: 1 },
      { sql: 'SELECT $$;$$', line: 2 },
    ],
  ],
])('%s', (_, text, statements) => {
  expect(statementsOf(text)).toEqual(statements)
})

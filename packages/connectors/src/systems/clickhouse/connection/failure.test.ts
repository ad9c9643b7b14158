import { expect, test } from 'vitest'
import { clickhouseOptions } from '../options.ts'
import { requestFailure } from './failure.ts'
import type { Settings } from './settings.ts'

const settings: Settings = {
  host: 'db.example',
  port: 8123,
  tls: false,
  user: 'anna',
  password: 'x',
  database: 'city',
  table: null,
  embedded: false,
  spool: null,
  options: clickhouseOptions.parse({}),
  server: 'db.example:8123',
}

test.each([
  ['a wrong password', { code: '516', message: 'Authentication failed' }, 'connection.password-wrong', 'anna'],
  ['an unknown database', { code: '81', message: 'no city' }, 'connection.database-missing', 'city'],
  ['another error of the server', { code: '62', message: 'Syntax error' }, 'sql.failed', 'Syntax error'],
  ['a line that broke', { message: 'socket hang up' }, 'connection.lost', 'socket hang up'],
  ['a refusal without a word', { message: '' }, 'connection.lost', 'it refused without a word'],
])('%s', (_, raised, code, told) => {
  const failure = requestFailure(Object.assign(new Error(raised.message), raised), settings, 'SELECT 1')
  expect(failure.code).toBe(code)
  expect(failure.problem('en').message).toContain(told)
})

test('a refusal without a word is told in the language of the reader', () => {
  const { message } = requestFailure(new Error(''), settings, '').problem('ru')
  expect(message).toContain('сервер отказал без объяснений')
})

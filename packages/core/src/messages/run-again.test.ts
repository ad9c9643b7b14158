import { expect, test } from 'vitest'
import { type Run, runSchema } from '../documents/run.ts'
import { PlatformError } from '../errors/error.ts'
import { keptPhrase, phrase, quoted, say, together } from './phrase.ts'
import { notesOfRun, runAgain, saysOfRuns, withWarnings } from './run-again.ts'

const bare: Run = {
  run: '20261123-120000-ab',
  state: 'succeeded',
  source: 'tickets.csv',
  target: 'postgresql:///city#tickets',
  mode: 'append',
  startedAt: '2026-11-23T12:00:00Z',
  read: 2,
  written: 2,
  rejected: 0,
  filtered: 0,
  tables: [],
  receipts: [],
  seconds: 1,
  bytes: 10,
  quarantine: null,
  changes: [],
  warnings: [],
}
const widened = phrase('in-table', {
  table: 'tickets',
  what: phrase('table.widen', { column: 'price', from: 'integer', to: 'bigint' }),
})
const notes = { changes: [widened], warnings: [phrase('run.resumed', { rows: 1000 }), phrase('run.dry')] }

/** As a document comes back from a file or a database. */
const stored = (run: Run): Run => runSchema.parse(JSON.parse(JSON.stringify(run)))

test('what a run told in Russian is read in English, and back', () => {
  const russian = stored({ ...bare, ...notesOfRun(notes, 'ru') })
  expect(russian.changes).toEqual(['tickets: price: integer → bigint, все прежние значения сохраняются.'])
  const english = runAgain(russian, 'en')
  expect(english.changes).toEqual(['tickets: price: integer → bigint, every value there is stays the same.'])
  expect(english.warnings).toEqual([
    'Went on with an interrupted load after 1,000 rows',
    'Dry run: nothing was written',
  ])
  expect(runAgain(english, 'ru')).toEqual(russian)
})

test('warnings that come on top, and those of several runs, are said anew, too', () => {
  const one = stored({ ...bare, ...notesOfRun(notes, 'ru') })
  const more = withWarnings(one, [phrase('run.rows-first', { on: 'paid' })], 'ru')
  const sum: Run = { ...bare, warnings: more.warnings, ...saysOfRuns([more, bare]) }
  expect(runAgain(stored(sum), 'en').warnings).toEqual([
    'No earlier run counted the rows of paid: the check against the previous run begins with this one',
    'Went on with an interrupted load after 1,000 rows',
    'Dry run: nothing was written',
  ])
  expect(withWarnings(bare, [], 'ru')).toBe(bare)
  expect(notesOfRun({ changes: [], warnings: [] }, 'ru')).toEqual({ changes: [], warnings: [] })
})

test('the failure of a run is said by its code; what only words were kept of stays', () => {
  const error = new PlatformError('load.schema-drift', {
    table: 'tickets',
    changes: phrase('table.column-new', { column: 'note' }),
  })
  const { params } = error
  const failure = { ...error.problem('ru'), params: params as unknown as Record<string, unknown> }
  const failed = stored({ ...bare, state: 'failed', failure })
  expect(runAgain(failed, 'en').failure).toMatchObject(error.problem('en'))
  const old = { ...failed, warnings: ['Сказано прежней версией'], failure: { ...error.problem('ru') } }
  expect(runAgain(old, 'en')).toEqual(old)
  const later = { ...failed, failure: { ...failure, code: 'load.of-a-later-version' } }
  expect(runAgain(later, 'en')).toEqual(later)
})

test('a failure that is said anew holds no password of an address either', () => {
  const failure = {
    ...new PlatformError('file.missing', { path: 'x' }).problem('ru'),
    params: { path: 'postgresql://u:hunter2@host/db' },
  }
  expect(JSON.stringify(runAgain({ ...bare, failure }, 'en').failure?.message)).not.toContain('hunter2')
})

test.each([
  ['a key of a later version', { phrase: 'run.of-tomorrow', params: {} }],
  ['one within', { phrase: 'in-table', params: { table: 't', what: { phrase: 'run.of-tomorrow', params: {} } } }],
  ['words', 'Dry run'],
  ['nothing', undefined],
])('%s is no phrase that can be said', (_, kept) => {
  expect(keptPhrase(kept)).toBeNull()
  const run = { ...bare, warnings: ['Завтра'], says: { Завтра: kept as never } }
  expect(runAgain(run, 'en').warnings).toEqual(['Завтра'])
})

test('faults of a document are one reason, said in either language', () => {
  const missing = new PlatformError('file.missing', { path: 'tickets.csv' })
  const at = phrase('at-place', { fault: missing.said(), place: 'paid.yaml:4:7' })
  const refused = new PlatformError('pipeline.refused', {
    document: 'paid.yaml',
    errors: together([at, quoted('…')], 'clauses'),
  })
  expect(refused.problem('ru').message).toBe('paid.yaml не проходит проверку: Файла tickets.csv нет (paid.yaml:4:7); …')
  expect(refused.problem('en').message).toBe(
    'paid.yaml does not pass its check: There is no file tickets.csv (paid.yaml:4:7); …',
  )
  expect(say(missing.said(), 'ru')).toBe(missing.problem('ru').message)
})

test('a refusal that was kept as words by an earlier version is still told', () => {
  const kept = JSON.parse('{"document":"paid.yaml","errors":"нет файла (paid.yaml:4:7)"}') as never
  expect(new PlatformError('pipeline.refused', kept).problem('en').message).toBe(
    'paid.yaml does not pass its check: нет файла (paid.yaml:4:7)',
  )
})

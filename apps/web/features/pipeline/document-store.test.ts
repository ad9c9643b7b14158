import { expect, test } from 'vitest'
import { DocumentStore } from './document-store.ts'

const TEXT = `version: 1
name: sales
sources:
  sales: { from: sales.csv }
steps:
  months: { type: aggregate, input: sales, by: {}, values: { total: sum(price) } }
`

const stored = () => new DocumentStore({ version: 3, text: TEXT })
const textOf = (store: DocumentStore) => store.state().history.text

test('of two changes that come before anything is drawn neither is lost', () => {
  const store = stored()
  // Both were taken from the same drawing, as a press is that comes right behind a letter.
  const { edit } = store
  edit([{ op: 'set', path: ['steps', 'months', 'values', 'total'], value: 'sum(price) + id' }], 'steps.months.values')
  edit([{ op: 'set', path: ['steps', 'months', 'by'], value: { id: 'id' } }])
  expect(textOf(store)).toContain('by: { id: id }, values: { total: sum(price) + id }')
  store.undo()
  expect(textOf(store)).toContain('by: {}, values: { total: sum(price) + id }')
})

test('a change right behind an undo goes by the text that was taken back to', () => {
  const store = stored()
  const total = (value: string) =>
    store.edit([{ op: 'set', path: ['steps', 'months', 'values', 'total'], value }], 'steps.months.values')
  total('count(*)')
  store.undo()
  store.edit([{ op: 'set', path: ['steps', 'months', 'having'], value: 'total > 1' }])
  expect(textOf(store)).toContain('values: { total: sum(price) }, having: total > 1')
  store.undo()
  expect(textOf(store)).toBe(TEXT)
  store.redo()
  expect(textOf(store)).toContain('having: total > 1')
})

test('an edit that is impossible changes nothing and says so', () => {
  const store = stored()
  let told = 0
  store.subscribe(() => told++)
  expect(() => store.edit([{ op: 'remove', section: 'steps', name: 'weeks' }])).toThrow(/no weeks/)
  expect([textOf(store), told]).toEqual([TEXT, 0])
})

test('what the server made of a text is taken only while that text stands', () => {
  const store = stored()
  store.type(`${TEXT}# later\n`)
  store.take('of the text before', TEXT)
  expect(textOf(store)).toBe(`${TEXT}# later\n`)
  store.take('of this text', `${TEXT}# later\n`)
  expect(textOf(store)).toBe('of this text')
})

test('a version that was issued is what later edits are based on; what was before can be taken back', () => {
  const store = stored()
  let told = 0
  const end = store.subscribe(() => told++)
  store.restore(2, 'kept')
  store.settle(4, 'issued')
  expect(store.state()).toMatchObject({ basedOn: 4, issued: 'issued', history: { text: 'issued' } })
  store.undo()
  expect(textOf(store)).toBe('kept')
  const before = told
  end()
  store.rebase(5)
  expect([store.state().basedOn, told]).toEqual([5, before])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { begin, change, redo, undo } from './history.ts'

test('every change is taken back, and given again, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 20 }), (texts) => {
      let history = begin('start')
      for (const text of texts) history = change(history, text, null, 0)
      const last = history.text
      while (history.past.length > 0) history = undo(history)
      expect(history.text).toBe('start')
      while (history.future.length > 0) history = redo(history)
      expect(history.text).toBe(last)
    }),
  )
})

test('letters typed in one go are one change; a pause begins another', () => {
  let history = begin('')
  history = change(history, 'a', 'where', 1000)
  history = change(history, 'ab', 'where', 1300)
  history = change(history, 'abc', 'where', 5000)
  expect(undo(history).text).toBe('ab')
  expect(undo(undo(history)).text).toBe('')
})

test('what is typed in another place is another change', () => {
  let history = begin('')
  history = change(history, 'a', 'where', 1000)
  history = change(history, 'ab', 'on', 1100)
  history = change(history, 'abc', null, 1200)
  expect(undo(history).text).toBe('ab')
  expect(undo(undo(history)).text).toBe('a')
})

test('a change after going back forgets what was ahead', () => {
  const history = change(undo(change(begin('a'), 'b', null, 0)), 'c', null, 0)
  expect(redo(history).text).toBe('c')
})

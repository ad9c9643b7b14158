import { PlatformError } from '@ai-etl/core/errors/error'
import { quoted } from '@ai-etl/core/messages/phrase'
import { expect, test } from 'vitest'
import { describeFailure, reviveFailure } from './run.ts'

/** As a failure crosses threads: by structured clone. */
const across = (error: unknown) => reviveFailure(structuredClone(describeFailure(error)))

test('a failure of ours arrives with its code, place and what it knew; the trace of its cause behind it', () => {
  const cause = new Error('socket cut')
  const error = new PlatformError(
    'internal.unexpected',
    { why: quoted('broken') },
    { where: 'a.csv', known: { read: 1 }, cause },
  )
  const revived = across(error)
  expect(revived).toMatchObject({ code: 'internal.unexpected', where: 'a.csv', known: { read: 1 } })
  expect(revived.message).toBe(error.message)
  expect(revived.cause).toMatchObject({
    stack: expect.stringMatching(/run\.test\.ts[\s\S]*caused by: Error: socket cut/),
  })
})

test('any other failure keeps its message and trace', () => {
  const revived = across(new TypeError('x is undefined'))
  expect(revived).not.toBeInstanceOf(PlatformError)
  expect([revived.message, revived.stack]).toEqual(['x is undefined', expect.stringContaining('run.test.ts')])
})

test('what is no error at all', () => expect(across('text').message).toBe('text'))

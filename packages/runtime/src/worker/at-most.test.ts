import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { atMost } from './at-most.ts'

const wanted = new AbortController().signal

test('so many at once, in the order in which they came, failures among them', async () => {
  const gate = atMost(2)
  const begun: number[] = []
  let going = 0
  let most = 0
  const work = (index: number) => async () => {
    begun.push(index)
    most = Math.max(most, ++going)
    await sleep(5)
    going--
    if (index % 3 === 0) throw new Error(`${index}`)
    return index
  }
  const done = await Promise.allSettled(Array.from({ length: 9 }, (_, i) => gate(work(i), wanted)))
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(most).toBe(2)
  expect(done.map(({ status }) => status === 'fulfilled')).toEqual(done.map((_, i) => i % 3 !== 0))
})

test('who is not wanted any more leaves the queue, and takes nobody’s place', async () => {
  const gate = atMost(1)
  const first = Promise.withResolvers<string>()
  const held = gate(() => first.promise, wanted)
  const gone = new AbortController()
  const second = gate(async () => 'second', gone.signal)
  const third = gate(async () => 'third', wanted)
  gone.abort(new Error('gone'))
  await expect(second).rejects.toThrow('gone')
  await expect(gate(async () => 'late', gone.signal)).rejects.toThrow('gone')
  first.resolve('first')
  expect(await Promise.all([held, third])).toEqual(['first', 'third'])
  expect(await gate(async () => 'fourth', wanted)).toBe('fourth')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAddress } from './parse.ts'
import { writeAddress, writeFileAddress } from './write.ts'

const parse = (text: string) => parseAddress(text, { environment: {}, exists: () => false })

describe('a system', () => {
  test.each([
    [{ scheme: 'postgresql' }, 'postgresql://'],
    [{ scheme: 'postgresql', path: 'city' }, 'postgresql:///city'],
    [
      { scheme: 'postgresql', host: 'db.example', port: 5432, path: 'city', user: 'etl', password: 'p@ss:w/o#rd?' },
      'postgresql://etl:p%40ss%3Aw%2Fo%23rd%3F@db.example:5432/city',
    ],
    [
      { scheme: 'clickhouse', host: '::1', port: 8123, options: { where: 'a = 1' } },
      'clickhouse://[::1]:8123/?where=a%20%3D%201',
    ],
    [{ scheme: 'kafka', host: 'a:1,b:2', fragment: 'topic' }, 'kafka://a:1,b:2/#topic'],
  ])('%j', (parts, text) => {
    expect(writeAddress(parts)).toBe(text)
  })

  test('is read as it was written', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/[\u{f0001}\u{f0002}]/u.test(text))
    const parts = fc.record({
      user: word,
      password: word,
      path: word,
      fragment: word,
      options: fc.dictionary(
        word.filter((name) => name !== '' && name !== '__proto__'),
        word,
      ),
    })
    fc.assert(
      fc.property(parts, (given) => {
        const address = parse(writeAddress({ scheme: 'postgresql', host: 'db.example', ...given }))
        expect(address).toMatchObject({
          kind: 'system',
          host: 'db.example',
          user: given.user === '' ? null : given.user,
          password: given.password === '' ? null : given.password,
          path: given.path,
          fragment: given.fragment === '' ? null : given.fragment,
        })
        expect({ ...address.options }).toEqual({ ...given.options })
      }),
    )
  })
})

describe('files', () => {
  test.each([
    ['csv', 'data/weird 100%.txt', { delimiter: ';' }, 'csv:data/weird%20100%25.txt?delimiter=%3B'],
    [null, 'data/*.csv', {}, 'data/*.csv'],
  ])('%s %s', (format, path, options, text) => {
    expect(writeFileAddress(format, path, { options })).toBe(text)
    expect(parse(text)).toMatchObject({ kind: 'file', format, path, options })
  })
})

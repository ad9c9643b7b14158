import { describe, expect, test } from 'vitest'
import { fileNameOf } from './file-name.ts'

describe('the name of an upload', () => {
  test.each([
    ['tickets.csv', 'tickets.csv'],
    ['Выгрузка за май.csv', 'Выгрузка за май.csv'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\anna\\t.csv', 't.csv'],
    ['.hidden', 'hidden'],
    ['a\u0000b\n.csv', 'ab.csv'],
    ['  t.csv ', 't.csv'],
    ['100%#?*.csv', '100%_?*.csv'],
  ])('%j is %j', (given, name) => {
    expect(fileNameOf(given)).toBe(name)
  })

  test.each(['', '..', '/', 'a/', '...', '\n'])('%j is none', (given) => {
    expect(() => fileNameOf(given)).toThrow(expect.objectContaining({ code: 'upload.name-invalid' }))
  })

  test('a long one keeps its extension', () => {
    const name = fileNameOf(`${'щ'.repeat(300)}.csv.gz`)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
    expect(name).toMatch(/^щ+\.csv\.gz$|^щ+\.gz$/)
  })
})

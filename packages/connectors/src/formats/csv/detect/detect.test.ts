import { afterAll, describe, expect, it } from 'vitest'
import { readRows, TestFolder } from '../../../../test/read.ts'
import { columnNames } from './names.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n')

describe('detection', () => {
  it('expects quotes that come after the sample', async () => {
    const text = `id,name\n${lines(60_000, (i) => `${i},plain name ${i}`)}\n60000,"a, b"\n`
    const source = await folder.open(folder.write('late.csv', text))
    expect(source.format).toMatchObject({ quote: '"', escape: 'doubled' })
    const { rows, rejects } = await readRows(source)
    expect(rejects).toEqual([])
    expect(rows.at(-1)).toEqual(['60000', 'a, b'])
  })

  it('finds the columns where the first rows are longer than the sample', async () => {
    const long = 'x'.repeat(1_000_000)
    const source = await folder.open(folder.write('long.csv', `id,text\n1,"${long}"\n2,b\n`))
    expect(source.tables[0].columns.map((column) => column.name)).toEqual(['id', 'text'])
    expect((await readRows(source)).rows.map(([id, text]) => [id, text?.length])).toEqual([
      ['1', 1_000_000],
      ['2', 1],
    ])
  })

  it('takes thousands of columns', async () => {
    const row = (value: (k: number) => string) => Array.from({ length: 6000 }, (_, k) => value(k)).join(';')
    const text = [row((k) => `name ${k}`), row((k) => `${k}`), row((k) => `${k * 2}`)].join('\n')
    const source = await folder.open(folder.write('wide.csv', text))
    expect(source.tables[0].columns.at(-1)?.name).toBe('name 5999')
    expect((await readRows(source)).rows[1].at(-1)).toBe('11998')
  })

  it.each<[string, string, boolean | number, string[]]>([
    ['names above numbers', 'id;price\n1;2.5\n2;3.5\n', true, ['id', 'price']],
    ['years above figures', 'region,2019,2020\nMoscow,12.5,13.1\nTver,1.5,3.1\n', true, ['region', '2019', '2020']],
    ['years above years', '2019,2020\n2021,2022\n2023,2024\n', false, ['column1', 'column2']],
    ['text above text', 'name;city\nAnna;Moscow\nIvan;Tver\nPetr;Tver\n', true, ['name', 'city']],
    ['values that come again', 'Anna;Moscow\nIvan;Tver\nPetr;Tver\nOleg;Moscow\n', false, ['column1', 'column2']],
    ['dates everywhere', '2021-01-01,a\n2021-01-02,b\n', false, ['column1', 'column2']],
    ['Russian names above money', 'Музей;Выручка\nФили;1 234,50\nКусково;99,00\n', true, ['Музей', 'Выручка']],
  ])('tells a header from data: %s', async (_name, text, header, names) => {
    const source = await folder.open(folder.write('header.csv', text))
    expect(source.format.header).toBe(header)
    expect(source.tables[0].columns.map((column) => column.name)).toEqual(names)
  })

  it.each<[string[][], string[]]>([
    [[['a', 'a', 'a']], ['a', 'a_2', 'a_3']],
    [[['a', 'a_2', 'a']], ['a', 'a_2', 'a_3']],
    [[['', ' b ', '']], ['column1', 'b', 'column3']],
    [[['column2', '', 'c']], ['column2', 'column2_2', 'c']],
    [
      [
        ['group', ''],
        ['x', 'y'],
      ],
      ['group x', 'y', 'column3'],
    ],
  ])('makes names unique: %j', (headers, names) => {
    expect(columnNames(headers, 3)).toEqual(names)
  })
})

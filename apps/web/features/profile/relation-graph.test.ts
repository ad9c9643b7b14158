import { describe, expect, test } from 'vitest'
import { BOX_WIDTH, drawRelations, type Relation } from './relation-graph.ts'

const end = (table: string, ...columns: string[]) => ({ datasetId: 'd', dataset: 'city', table, columns })
const relation = (from: Relation['from'], to: Relation['to']): Relation => ({ from, to, matched: 1, exact: true })
const TABLES = ['tickets', 'museums', 'alone'].map((table) => ({ datasetId: 'd', dataset: 'city', table }))

describe('relations drawn', () => {
  const drawn = drawRelations(TABLES, [
    relation(end('tickets', 'museum_inn'), end('museums', 'inn')),
    relation(end('museums', 'parent'), end('museums', 'inn')),
  ])
  const box = (table: string) => drawn.boxes.find((each) => each.end.table === table)

  test('every table stands once, with the columns that lines touch', () => {
    expect(drawn.boxes.map(({ end: { table }, keys }) => [table, keys])).toEqual([
      ['tickets', ['museum_inn']],
      ['museums', ['inn', 'parent']],
      ['alone', []],
    ])
  })

  test('what refers stands left of what it refers to, no boxes overlap, all is within the picture', () => {
    expect(box('tickets')?.x ?? 0).toBeLessThan(box('museums')?.x ?? 0)
    const overlapping = drawn.boxes.flatMap((a) =>
      drawn.boxes
        .filter(
          (b) =>
            a !== b && a.x < b.x + BOX_WIDTH && b.x < a.x + BOX_WIDTH && a.y < b.y + b.height && b.y < a.y + a.height,
        )
        .map((b) => `${a.id} and ${b.id}`),
    )
    expect(overlapping).toEqual([])
    for (const { x, y, height } of drawn.boxes) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + BOX_WIDTH).toBeLessThanOrEqual(drawn.width)
      expect(y + height).toBeLessThanOrEqual(drawn.height)
    }
  })

  test('a line goes from the right edge of one box to the left edge of the other', () => {
    const [line] = drawn.lines
    expect(line.path.startsWith(`M${(box('tickets')?.x ?? 0) + BOX_WIDTH} `)).toBe(true)
    expect(line.path).toContain(` ${box('museums')?.x} `)
  })

  test('two tables of one name in two datasets are two', () => {
    const there = { ...end('tickets', 'museum_inn'), datasetId: 'other' }
    expect(drawRelations(TABLES, [relation(there, end('museums', 'inn'))]).boxes).toHaveLength(4)
  })
})

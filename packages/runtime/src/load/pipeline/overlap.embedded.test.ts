import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LoadBench } from '../fixture.embedded.ts'
import { measureJoin } from './overlap.ts'
import { previewStep } from './preview.ts'
import { runPipeline } from './run.ts'

/** Two rows of no shop that is known, and one of none at all. */
const SALES = 'id,shop,price,tags\n1,a,10,x;y\n2,a,20,y\n3,b,30,z\n4,c,40,\n5,c,50,x\n6,,60,x\n'
/** One shop stands twice, and one sells nothing. */
const SHOPS = 'code,title\na,First\nb,Second\nb,Second again\nd,Fourth\n'

/** Nobody reads what `words` adds, and so nobody brings what it is computed from. */
const document = (kind: string) => `version: 1
name: joined
sources: { sales: { from: sales.csv }, shops: { from: shops.csv } }
steps:
  words: { type: derive, input: sales, values: { words: "split(tags, ';')" } }
  joined: { type: join, left: words, right: { input: shops, as: s }, kind: ${kind}, on: words.shop = s.code }
  titles: { type: aggregate, input: joined, by: { title: title }, values: { rows: count(*) } }
  ordered: { type: sort, input: titles, orderBy: [{ by: title }] }
targets: { out: { input: ordered, to: out.csv, mode: replace } }
`

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  await bench.write('sales.csv', SALES)
  await bench.write('shops.csv', SHOPS)
})
afterAll(() => bench.close())

const live = { signal: new AbortController().signal, progress: () => undefined }
const at = (kind: string) => ({ name: 'joined.yaml', text: document(kind) })

test.each([
  ['inner', 4],
  ['left', 7],
  ['right', 5],
  ['full', 8],
  ['semi', 3],
  ['anti', 3],
])('how the sides of a join meet: a %s join gives %i rows', async (kind, rows) => {
  const one = kind === 'semi' || kind === 'anti'
  const asked = one ? { name: 'one.yaml', text: document(kind).replace('title: title', 'title: shop') } : at(kind)
  expect(await measureJoin(asked, 'joined', bench.settings, live)).toEqual({
    step: 'joined',
    left: { rows: 6, matched: 3, whole: true },
    right: { rows: 4, matched: 3, whole: true },
    pairs: 4,
    rows,
  })
  const preview = await previewStep(asked, 'joined', { rows: 100 }, bench.settings, live)
  expect(preview.rows).toHaveLength(rows)
})

test('of what is only begun to be read it is said so', async () => {
  const many = Array.from({ length: 12_000 }, (_, i) => `${i},${i % 2 === 0 ? 'a' : 'c'},1,`)
  await bench.write('many.csv', `id,shop,price,tags\n${many.join('\n')}\n`)
  const text = document('inner').replace('sales.csv', 'many.csv')
  const found = await measureJoin({ name: 'many.yaml', text }, 'joined', bench.settings, live)
  expect(found.left).toEqual({ rows: 10_000, matched: 5000, whole: false })
  expect(found.right).toMatchObject({ rows: 4, whole: true })
})

test('a step whose values nobody reads hinders neither a preview nor a run', async () => {
  const { rows } = await previewStep(at('left'), 'ordered', { rows: 10 }, bench.settings, live)
  const counted = [
    ['First', '2'],
    ['Second', '1'],
    ['Second again', '1'],
    [null, '3'],
  ]
  expect(rows).toEqual(counted)
  await bench.write('joined.yaml', document('left'))
  const run = await runPipeline('joined.yaml', {}, bench.settings, live)
  expect(run).toMatchObject({ state: 'succeeded', written: 4 })
  const written = await readFile(join(bench.folder, 'out.csv'), 'utf8')
  expect(written.trim().split('\n').slice(1)).toEqual(counted.map((row) => row.map((each) => each ?? '').join(',')))
})

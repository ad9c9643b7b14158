import { expect, test } from 'vitest'
import { readPipeline } from './read.ts'
import { withoutSecrets } from './secrets.ts'

const TEXT = `version: 1
name: sales
# was postgresql://etl:hunter2@old/db#t
sources:
  билеты: { from: "postgresql://etl:hunter2@db/city#public.tickets" } # as exported
  files: { from: "s3://bucket/a.csv?accessKey=AK&secretKey=SK1" }
  known: { from: "clickhouse://u:\${CH_PASSWORD}@h/d#t" }
targets:
  out: { input: files, to: "@city#out" }
`

test('literal secrets become variables, in comments they are masked', () => {
  const { text, document, variables } = withoutSecrets(readPipeline('sales.yaml', TEXT), TEXT)
  expect(variables).toEqual(['BILETY_PASSWORD', 'FILES_ACCESS_KEY', 'FILES_SECRET_KEY'])
  expect(document.pipeline.sources).toEqual({
    билеты: { from: 'postgresql://etl:${BILETY_PASSWORD}@db/city#public.tickets' },
    files: { from: 's3://bucket/a.csv?accessKey=${FILES_ACCESS_KEY}&secretKey=${FILES_SECRET_KEY}' },
    known: { from: 'clickhouse://u:${CH_PASSWORD}@h/d#t' },
  })
  expect(text).toContain('# was postgresql://etl:***@old/db#t')
  expect(text).toContain('# as exported')
  expect(text).not.toMatch(/hunter2|SK1|=AK/)
})

test('a document without secrets stays as it is', () => {
  const text = 'version: 1\nname: a\nsources: {   s: { from: a.csv } }\ntargets: {}\n'
  expect(withoutSecrets(readPipeline('a.yaml', text), text)).toMatchObject({ text, variables: [] })
})

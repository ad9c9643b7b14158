import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { advise } from '@ai-etl/core/advice/advise'
import type { Language } from '@ai-etl/core/messages/language'
import { assessQuality } from '@ai-etl/core/profile/quality'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { profileDataset } from '../profiling/profile.ts'
import type { Documents } from './evidence.ts'
import { type Report, SECTION_IDS } from './model.ts'
import { spansOf, strayNumbers, unfounded } from './spans.embedded.ts'
import { makeReport, writeReport } from './write.ts'

const MADE_AT = '2026-11-23T09:30:00Z'
const DATASETS = ['tickets.csv', 'register.json', 'cadastre.xml'] as const
const KINDS = ['data-analysis', 'data-quality'] as const
const CASES = DATASETS.flatMap((dataset) =>
  KINDS.flatMap((kind) => (['ru', 'en'] as const).map((lang) => ({ dataset, kind, lang }))),
)

let folder: string
const made = new Map<string, Documents>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reports-'))
  for (const dataset of DATASETS)
    for (const lang of ['ru', 'en'] as const) made.set(`${dataset} ${lang}`, await documentsOf(dataset, lang))
})
afterAll(() => rm(folder, { recursive: true }))

async function documentsOf(dataset: string, lang: Language): Promise<Documents> {
  const settings = {
    dataDir: join(folder, 'data'),
    workingDir: resolve('.'),
    fileRoots: null,
    lang,
    environment: {},
    connectorsModule: import.meta.resolve('@ai-etl/connectors'),
  }
  const live = { signal: new AbortController().signal, progress: () => undefined }
  const profile = await profileDataset(`examples/city/${dataset}`, settings, {}, live)
  return { profile, advice: advise(profile, {}, lang), quality: assessQuality(profile, lang), run: null }
}

function reportOf({ dataset, kind, lang }: (typeof CASES)[number]): { report: Report; documents: Documents } {
  const documents = made.get(`${dataset} ${lang}`)
  if (!documents) throw new Error(`no documents of ${dataset}`)
  return { report: makeReport(kind, documents, lang, MADE_AT), documents }
}

describe.each(CASES)('the $kind report of $dataset in $lang', (one) => {
  test('has the six sections, each with something to say', () => {
    const { report } = reportOf(one)
    expect(report.sections.map((section) => section.id)).toEqual(SECTION_IDS)
    expect(report.sections.filter((section) => section.blocks.length === 0)).toEqual([])
  })

  test('takes every figure and quotation from the documents', () => {
    const { report, documents } = reportOf(one)
    const spans = spansOf(report)
    expect(spans.length).toBeGreaterThan(10)
    expect(unfounded(report, documents)).toEqual([])
  })

  test('writes moments and paths for a reader with no digit of its own', () => {
    const { report } = reportOf(one)
    const digits = (text: string) => (text.match(/\d+/g) ?? []).map(Number)
    const added = spansOf(report).filter(
      (span) =>
        typeof span !== 'string' &&
        span.kind === 'quotation' &&
        digits(span.shown ?? '').some((number) => !digits(span.text).includes(number)),
    )
    expect(added).toEqual([])
  })

  test('holds no other number', async () => {
    const { report, documents } = reportOf(one)
    expect(await strayNumbers(report, documents, join(folder, 'md'))).toEqual([])
  })
})

test('a report is written as HTML that loads nothing, as Markdown, JSON and PDF', async () => {
  const { report } = reportOf({ dataset: 'tickets.csv', kind: 'data-analysis', lang: 'ru' })
  const paths = await writeReport(report, ['html', 'md', 'json', 'pdf'], folder)
  const [html, markdown, json, pdf] = await Promise.all(paths.map((path) => readFile(path)))
  expect(html.toString()).toContain('<svg')
  expect(html.toString()).not.toMatch(/(?:src|href)="(?!#)/)
  expect(markdown.toString()).toContain('## Главное')
  expect(JSON.parse(json.toString())).toEqual(report)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

test('personal values do not reach a report', async () => {
  const { report } = reportOf({ dataset: 'tickets.csv', kind: 'data-analysis', lang: 'ru' })
  const text = JSON.stringify(report)
  const [head, ...rows] = (await readFile('examples/city/tickets.csv', 'utf8')).split('\n')
  const phone = head.split(';').indexOf('client_phone')
  const phones = rows.map((row) => row.split(';')[phone]).filter((value) => /^79\d{9}$/.test(value))
  expect(phones.length).toBeGreaterThan(100)
  expect(phones.filter((value) => text.includes(value))).toEqual([])
})

import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { cliSettings, localeLanguage } from '@ai-etl/cli/settings'
import { connectors } from '@ai-etl/connectors'
import { advise } from '@ai-etl/core/advice/advise'
import type { Advice } from '@ai-etl/core/documents/advice'
import type { Dialect } from '@ai-etl/core/documents/ddl'
import type { Profile } from '@ai-etl/core/documents/profile'
import { PlatformError } from '@ai-etl/core/errors/error'
import { demoTexts } from '@ai-etl/core/messages/demo'
import { number } from '@ai-etl/core/messages/language'
import { planPipeline } from '@ai-etl/core/pipeline/plan'
import { assessQuality } from '@ai-etl/core/profile/quality'
import { createContext } from '@ai-etl/runtime/context'
import { generateCheckedDdl } from '@ai-etl/runtime/ddl/check'
import { runPipeline } from '@ai-etl/runtime/load/pipeline/run'
import { profileDataset } from '@ai-etl/runtime/profiling/profile'
import { makeReport, REPORT_FORMATS, writeReport } from '@ai-etl/runtime/reports/write'

/**
 * `npm run demo`: walks the corridor over the three city samples with the embedded PostgreSQL and ClickHouse, and prints
 * what it finds at each station: source → profile → advice → DDL → plan → run → report.
 */
const SAMPLES = ['tickets.csv', 'register.json', 'cadastre.xml'] as const

const lang = localeLanguage(process.env)
const settings = cliSettings({ dataDir: process.env.AI_ETL_DATA_DIR ?? '.ai-etl', lang })
const live = { signal: new AbortController().signal, progress: () => undefined }
const context = createContext(settings, live)

try {
  for (const [i, sample] of SAMPLES.entries()) await walk(sample, i + 1)
  console.log(demoTexts.end[lang]({}))
} catch (error) {
  if (!(error instanceof PlatformError)) throw error
  const { message, fix } = error.problem(lang)
  console.error(`${message}\n${fix}`)
  process.exitCode = 1
}

async function walk(sample: string, place: number): Promise<void> {
  const source = `examples/city/${sample}`
  const name = sample.replace(/\.\w+$/, '')
  const folder = join(settings.dataDir, 'city', name)
  await mkdir(folder, { recursive: true })
  console.log(`\n${place}/${SAMPLES.length} ${source}`)

  const profile = await profileDataset(source, settings, {}, live)
  tellProfile(profile)
  const advice = advise(profile, {}, lang)
  tellAdvice(advice)
  const target = targetOf(advice, name, folder)
  await tellDdl(profile, target.dialect)
  const plan = join(folder, `${name}.yaml`)
  const inFolder = (path: string) => relative(folder, resolve(path))
  await writeFile(plan, planPipeline({ profile, advice, source: inFolder(source), target: target.address }))
  tell('plan', relative('.', plan))
  await tellRun(plan, target.address)
  const quality = assessQuality(profile, lang)
  for (const kind of ['data-analysis', 'data-quality'] as const) {
    const report = makeReport(kind, { profile, advice, quality, run: null }, lang, new Date().toISOString())
    await writeReport(report, REPORT_FORMATS, folder)
  }
  tell('report', `${relative('.', folder)}/{data-analysis,data-quality}.{${REPORT_FORMATS.join(',')}}`)
}

function tell(station: keyof typeof demoTexts.stations, text: string): void {
  console.log(`  ${demoTexts.stations[station][lang]({}).padEnd(10)} ${text}`)
}

function tellProfile(profile: Profile): void {
  const { rows, rejectedCount, rejected } = profile
  const fields = profile.tables.reduce((sum, table) => sum + table.fields.length, 0)
  const findings = profile.tables.flatMap((table) => table.fields.flatMap((field) => field.issues)).length
  tell(
    'profile',
    demoTexts.profile[lang]({
      rows,
      rejected: rejectedCount,
      tables: profile.tables.length,
      fields,
      findings,
      lines: rejected.map((row) => row.line),
    }),
  )
  for (const table of profile.tables) {
    const key = table.keys[0]?.columns.join(' + ') ?? '—'
    const personal = table.fields.filter((field) => field.personal).map((field) => field.name)
    console.log(`             ${demoTexts.table[lang]({ table: table.name, rows: table.rows, key, personal })}`)
  }
}

function tellAdvice(advice: Advice): void {
  tell('advice', advice.ranked.map((store) => `${store.target} ${number(Math.round(store.score), lang)}`).join(', '))
  for (const reason of advice.ranked[0].why.slice(0, 2)) console.log(`             ${reason.text}`)
  for (const how of advice.ranked[0].how.slice(0, 2)) console.log(`             ${how.table}: ${how.text}`)
}

async function tellDdl(profile: Profile, dialect: Dialect): Promise<void> {
  const ddl = await generateCheckedDdl(profile, { dialect, lang, names: 'quote' }, context, connectors)
  tell(
    'ddl',
    demoTexts.ddl[lang]({
      dialect,
      statements: ddl.statements.length,
      choices: ddl.choices.length,
      refused: ddl.refused.length,
      checkedOn: ddl.checkedOn ?? '',
    }),
  )
}

async function tellRun(plan: string, target: string): Promise<void> {
  const run = await runPipeline(plan, {}, settings, live)
  tell('run', demoTexts.run[lang](run))
  console.log(
    `             → ${target}${run.tables.length > 0 ? ` (${run.tables.map((table) => `${table.name} ${number(table.written, lang)}`).join(', ')})` : ''}`,
  )
}

/** The embedded database of the store advised; object stores and HDFS are stood in for by a folder of Parquet files. */
function targetOf(advice: Advice, name: string, folder: string): { address: string; dialect: Dialect } {
  switch (advice.recommended) {
    case 'clickhouse':
    case 'kafka':
      return { address: `clickhouse:///city#${name}`, dialect: 'clickhouse' }
    case 'postgresql':
      return { address: `postgresql:///city#public.${name}`, dialect: 'postgresql' }
    case 'hdfs':
    case 's3':
      return { address: `${folder}/parquet/`, dialect: 'clickhouse' }
  }
}

import { designProfile } from '../ddl/generate.ts'
import type { Design } from '../ddl/model.ts'
import type { RankedStore, Store } from '../documents/advice.ts'
import type { Profile } from '../documents/profile.ts'
import { howTexts as texts } from '../messages/advice/how.ts'
import type { Language } from '../messages/language.ts'
import type { AdviceInputs, Signals } from './signals.ts'

type How = RankedStore['how']

/** How to keep the data in each store: tables, order, partitions, batches, files. From the same designs as the DDL. */
export function howToStore(
  profile: Profile,
  inputs: AdviceInputs,
  signals: Signals,
  lang: Language,
): Readonly<Record<Store, How>> {
  const request = { lang, names: 'quote', ...inputs, updates: signals.updates.kind } as const
  return {
    clickhouse: inClickhouse(profile, designProfile(profile, { ...request, dialect: 'clickhouse' }), signals, lang),
    postgresql: inPostgresql(profile, designProfile(profile, { ...request, dialect: 'postgresql' }), signals, lang),
    hdfs: inFiles(profile, signals, lang, (part) => `/${part}/${profile.tables[0].name}/`),
    s3: inFiles(profile, signals, lang, (part) => `s3://${part}/${profile.tables[0].name}/`),
    kafka: inKafka(profile, signals, lang),
  }
}

function inClickhouse(profile: Profile, design: Design, signals: Signals, lang: Language): How {
  const [root] = design.tables
  const columns = root.orderBy.map((term) => (term.day ? `toDate(${term.column})` : term.column)).join(', ')
  const perDay = signals.axis && profile.growth ? Math.round(profile.growth.rowsPerDay) : null
  return [
    ...partitioning(design, lang),
    ...(columns === '' ? [] : [{ table: root.name, what: 'order', text: texts.order[lang]({ columns }) }]),
    {
      table: root.name,
      what: 'engine',
      text: texts['clickhouse-engine'][lang]({ engine: root.engine ?? 'MergeTree' }),
    },
    { table: root.name, what: 'batch', text: texts['clickhouse-batch'][lang]({ perDay }) },
  ]
}

function inPostgresql(profile: Profile, design: Design, signals: Signals, lang: Language): How {
  const [root, ...children] = design.tables
  const key = signals.key?.columns.join(', ')
  const parents = new Map(design.tables.map((table) => [table.name, table.parent]))
  return [
    ...(key ? [{ table: root.name, what: 'key', text: texts['postgresql-key'][lang]({ key }) }] : []),
    ...children.map((child) => ({
      table: child.name,
      what: 'child',
      text: texts['postgresql-child'][lang]({ child: child.name, parent: parents.get(child.name) ?? root.name }),
    })),
    ...partitioning(design, lang),
    { table: profile.tables[0].name, what: 'batch', text: texts['postgresql-batch'][lang]({}) },
  ]
}

/** The partition that was chosen, or why there is none yet. */
function partitioning(design: Design, lang: Language): How {
  const chosen = design.choices.find((choice) => choice.kind === 'partition')
  if (chosen) {
    const { table, what, reason } = chosen
    return [{ table, what: 'partition', text: texts.partition[lang]({ what, reason }) }]
  }
  const refused = design.refused.find((refusal) => refusal.kind === 'partition')
  return refused ? [{ table: refused.table, what: 'partition', text: texts['no-partition'][lang](refused) }] : []
}

/** Size that Parquet files should have at least; Parquet takes about a fifth of text. */
const FILE_BYTES = 128_000_000
const PARQUET_SHARE = 0.2

function inFiles(profile: Profile, signals: Signals, lang: Language, place: (part: string) => string): How {
  const table = profile.tables[0].name
  const files = Math.max(1, Math.round((profile.bytes * PARQUET_SHARE) / FILE_BYTES))
  const how: How = [
    { table, what: 'raw', text: texts['files-raw'][lang]({ format: signals.format, place: place('raw') }) },
    { table, what: 'format', text: texts['files-parquet'][lang]({ place: place('parquet'), files }) },
  ]
  if (signals.axis) how.push({ table, what: 'partition', text: texts['files-folders'][lang](signals.axis) })
  if (signals.depth > 0) {
    const columns = profile.tables[0].fields.filter((field) => !field.name.startsWith('_')).length
    how.push({ table, what: 'flat', text: texts['files-flat'][lang]({ table, columns }) })
  }
  return how
}

function inKafka(profile: Profile, signals: Signals, lang: Language): How {
  const [root] = profile.tables
  const key = signals.key?.columns.join(', ') ?? signals.dimensions[0]?.name ?? '—'
  const bytes = signals.rows > 0 ? Math.round(profile.bytes / signals.rows) : 0
  return [{ table: root.name, what: 'topic', text: texts['kafka-topic'][lang]({ topic: root.name, key, bytes }) }]
}

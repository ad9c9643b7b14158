import type { FieldProfile, Profile, TableProfile } from '@ai-etl/core/documents/profile'
import { cliTexts } from '@ai-etl/core/messages/cli'
import { bytes, type Language, number } from '@ai-etl/core/messages/language'
import { type Say, sayIn } from './labels.ts'
import { table } from './table.ts'

const MOST_FINDINGS = 20
const MOST_REJECTED = 5

/** A profile for the terminal: facts of each table's fields, keys, relations, findings, rejected rows. */
export function renderProfile(profile: Profile, lang: Language): string {
  const say = sayIn(lang)
  const head = [
    `${profile.dataset} · ${formatLine(profile.format)} · ${bytes(profile.bytes, lang)} · ${cliTexts.rows[lang]({ rows: profile.rows })} · ${number(profile.rejectedCount, lang)} ${say('rejected')}`,
  ]
  const tables = profile.tables.map((each) => renderTable(each, lang, say))
  return [...head, ...tables, relations(profile, say), findings(profile, say), rejected(profile, say)]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** `csv, encoding "utf-8", delimiter ";", …` */
export function formatLine({ name, ...facts }: Profile['format']): string {
  const shown = Object.entries(facts).filter(([, value]) => value !== null && value !== '' && value !== false)
  return [name, ...shown.map(([fact, value]) => `${fact} ${JSON.stringify(value)}`)].join(', ')
}

function renderTable(each: TableProfile, lang: Language, say: Say): string {
  const parent = each.parent === null ? '' : ` (${say('parent')} ${each.parent})`
  const head = [say('field'), say('type'), say('nulls'), say('distinct'), say('range'), say('meaning')]
  const rows = each.fields.map((field) => [
    field.name,
    field.type,
    share(field.nulls, each.rows, lang),
    `${field.distinct.exact ? '' : '≈ '}${number(field.distinct.value, lang)}`,
    range(field),
    [field.semantic ?? '', field.personal ? say('personal') : ''].filter((word) => word !== '').join(', '),
  ])
  const lines = [
    `${each.name}${parent}: ${cliTexts.rows[lang]({ rows: each.rows })}`,
    rows.length > 0 ? table(head, rows) : `  ${say('noFields')}`,
  ]
  if (each.keys.length > 0)
    lines.push(
      `${say('keys')}: ${each.keys
        .slice(0, 5)
        .map((key) => key.columns.join(' + '))
        .join('; ')}`,
    )
  if (each.timeAxis)
    lines.push(
      `${say('timeAxis')}: ${each.timeAxis.column}, ${each.timeAxis.from} – ${each.timeAxis.to}, ${rate(each.timeAxis.perDay, lang)} ${say('perDay')}`,
    )
  const dependences = each.dependences
    .slice(0, 5)
    .map((d) => `${d.from.join(' + ')} → ${d.to}${d.violations > 0 ? ` (${number(d.violations, lang)} ✕)` : ''}`)
  if (dependences.length > 0) lines.push(`${say('dependences')}: ${dependences.join('; ')}`)
  return lines.join('\n')
}

/** Few rows a day with two digits, many without fractions. */
function rate(perDay: number, lang: Language): string {
  return number(perDay < 10 ? Number(perDay.toPrecision(2)) : Math.round(perDay), lang)
}

function share(part: number, whole: number, lang: Language): string {
  if (part === 0 || whole === 0) return ''
  const percent = (100 * part) / whole
  return `${percent < 1 ? '< 1' : number(Math.round(percent), lang)} %`
}

const MOST_RANGE = 46

function range(field: FieldProfile): string {
  const text =
    field.type === 'string' || field.min === null
      ? field.top
          .slice(0, 2)
          .map((each) => each.value)
          .join(' | ')
      : `${field.min} – ${field.max}`
  return text.length > MOST_RANGE ? `${text.slice(0, MOST_RANGE - 1)}…` : text
}

function relations(profile: Profile, say: Say): string {
  if (profile.relations.length === 0) return ''
  const lines = profile.relations.map(
    (r) =>
      `  ${r.from.table}(${r.from.columns.join(', ')}) → ${r.to.table}(${r.to.columns.join(', ')}) ${Math.round(r.matched * 100)} %`,
  )
  return [`${say('relations')}:`, ...lines].join('\n')
}

function findings(profile: Profile, say: Say): string {
  const order = { error: 0, risk: 1, note: 2 }
  const all = profile.tables.flatMap((each) =>
    each.fields.flatMap((field) =>
      field.issues.map((issue) => ({ field: `${each.parent === null ? '' : `${each.name}.`}${field.name}`, ...issue })),
    ),
  )
  if (all.length === 0) return say('noFindings')
  const shown = all.sort((a, b) => order[a.severity] - order[b.severity] || b.count - a.count).slice(0, MOST_FINDINGS)
  const lines = shown.map((issue) => `  ${say(issue.severity).padEnd(7)} ${issue.field}: ${issue.text}`)
  const rest = all.length - shown.length
  return [`${say('findings')} (${all.length}):`, ...lines, ...(rest > 0 ? [`  … ${rest}`] : [])].join('\n')
}

function rejected(profile: Profile, say: Say): string {
  return profile.rejected.length === 0 ? '' : renderRejected(profile.rejected, say, profile.rejectedCount)
}

/** The first rejected records with their places, and how many more there are. */
export function renderRejected(
  rejects: readonly Pick<Profile['rejected'][number], 'line' | 'byte' | 'rule' | 'detail'>[],
  say: Say,
  count: number = rejects.length,
): string {
  const lines = rejects
    .slice(0, MOST_REJECTED)
    .map((row) => `  ${say('line')} ${row.line}, ${say('byte')} ${row.byte}: ${row.detail} (${row.rule})`)
  const rest = count - lines.length
  return [`${say('rejectedRows')}:`, ...lines, ...(rest > 0 ? [`  … ${rest}`] : [])].join('\n')
}

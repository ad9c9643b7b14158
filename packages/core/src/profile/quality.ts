import type { Profile, TableProfile } from '../documents/profile.ts'
import type { Quality } from '../documents/queries.ts'
import type { Language } from '../messages/language.ts'
import { number } from '../messages/language.ts'
import { findingFixes } from '../messages/profiling.ts'
import { secondsOf } from './time-axis.ts'

type Dimension = Quality['dimensions'][number]
type Finding = Quality['findings'][number]
type DimensionName = Dimension['name']

/**
 * What each dimension counts for in the score; the dimensions are those of ISO/IEC 25012 that a profile can measure.
 * Our weights: wrong values and repeated rows harm more than missing ones.
 */
const WEIGHTS: Readonly<Record<DimensionName, number>> = {
  completeness: 0.2,
  validity: 0.3,
  uniqueness: 0.2,
  consistency: 0.2,
  timeliness: 0.1,
}

/** The dimension that a rule's rows are taken from; rules that find no fault (`constant`, …) are not here. */
const DIMENSION_OF_RULE: Readonly<Record<string, DimensionName | undefined>> = {
  'placeholder-null': 'completeness',
  'all-null': 'completeness',
  'sentinel-date': 'validity',
  'future-date': 'validity',
  'ambiguous-date': 'validity',
  'ambiguous-number': 'validity',
  'nearly-type': 'validity',
  'invalid-checksum': 'validity',
  'negative-money': 'validity',
  mojibake: 'validity',
  outlier: 'validity',
  'nearly-unique': 'uniqueness',
  'mixed-boolean': 'consistency',
  'stray-space': 'consistency',
  'look-alike': 'consistency',
  'case-variant': 'consistency',
  'control-character': 'consistency',
  'mixed-format': 'consistency',
}

/** Rules that state a property of the data, not a fault to mend. */
const NO_FAULT = new Set(['leading-zero', 'identifier', 'date-as-midnight', 'short-year', 'zones-differ', 'unit-cut'])

/** Days since the last value of the time axis up to which data count as fresh, and from which as stale. */
const FRESH_DAYS = 31
const STALE_DAYS = 3 * 365

/**
 * Judges a profile: five dimensions and a score, 0 to 100, and the findings with what to do about each, gravest and
 * largest first. Depends on the profile and `now` (seconds from 1970) alone.
 */
export function assessQuality(profile: Profile, lang: Language, now: number = Date.now() / 1000): Quality {
  const dimensions: Dimension[] = [
    { name: 'completeness', score: completeness(profile) },
    { name: 'validity', score: validity(profile) },
    { name: 'uniqueness', score: uniqueness(profile) },
    { name: 'consistency', score: faultless(profile, 'consistency') },
    { name: 'timeliness', score: timeliness(profile, now) },
  ]
  const sum = dimensions.reduce((total, { name, score }) => total + WEIGHTS[name] * score, 0)
  return {
    dataset: profile.dataset,
    score: round(sum),
    dimensions: dimensions.map(({ name, score }) => ({ name, score: round(score) })),
    findings: [...rowFindings(profile, lang, now), ...fieldFindings(profile, lang)].sort(byGravity),
  }
}

/** Share of cells that have a value; columns that are nearly always empty count a quarter: they may be optional. */
function completeness({ tables }: Profile): number {
  let filled = 0
  let all = 0
  for (const { rows, fields } of tables) {
    for (const field of fields) {
      const missing = field.nulls + rowsOf(field.issues, 'placeholder-null')
      const weight = missing >= rows * 0.9 && missing < rows ? 0.25 : 1
      filled += weight * Math.max(0, rows - missing)
      all += weight * rows
    }
  }
  return percent(filled, all)
}

/** Accepted rows of all rows, times the values without a fault of validity. */
function validity(profile: Profile): number {
  const accepted = percent(profile.rows, profile.rows + profile.rejectedCount)
  return (accepted * faultless(profile, 'validity')) / 100
}

/** Rows that equal no other, less what nearly is a key. */
function uniqueness(profile: Profile): number {
  const rows = profile.tables.reduce((sum, table) => sum + table.rows, 0)
  const repeated = profile.tables.reduce((sum, table) => sum + Math.min(table.rows, table.duplicates.rows), 0)
  return Math.min(percent(rows - repeated, rows), faultless(profile, 'uniqueness'))
}

/**
 * 100 less the mean over fields of the share of rows that rules of the dimension object to. The root is taken, so that
 * one bad field among thirty still shows: a field with a tenth of its rows wrong costs more than a tenth of itself.
 */
function faultless({ tables }: Profile, dimension: DimensionName): number {
  const shares = tables.flatMap(({ rows, fields }) =>
    fields.map(({ issues, nulls }) => {
      const faults = issues.filter((issue) => DIMENSION_OF_RULE[issue.rule] === dimension)
      const worst = Math.max(0, ...faults.map((issue) => issue.count))
      return rows > nulls ? Math.sqrt(Math.min(1, worst / (rows - nulls))) : 0
    }),
  )
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length)
  return 100 * (1 - mean)
}

/** 100 while the last moment of the time axis is recent, falling to 0; 100 where there is no time axis. */
function timeliness(profile: Profile, now: number): number {
  const days = daysSinceLast(profile.tables[0], now)
  if (days === null || days <= FRESH_DAYS) return 100
  return Math.max(0, 100 * (1 - (days - FRESH_DAYS) / (STALE_DAYS - FRESH_DAYS)))
}

function daysSinceLast(table: TableProfile | undefined, now: number): number | null {
  if (!table?.timeAxis) return null
  const last = secondsOf(table.timeAxis.to)
  return Number.isNaN(last) ? null : (now - last) / 86_400
}

function fieldFindings({ tables }: Profile, lang: Language): Finding[] {
  return tables.flatMap((table) =>
    table.fields.flatMap((field) =>
      field.issues
        .filter((issue) => !NO_FAULT.has(issue.rule))
        .map((issue) => ({
          rule: issue.rule,
          table: table.name,
          field: field.name,
          severity: issue.severity,
          count: issue.count,
          examples: issue.examples.map((example) => example.value),
          fix: fixOf(issue.rule, lang),
        })),
    ),
  )
}

/** Findings of whole rows; `field` is empty. */
function rowFindings(profile: Profile, lang: Language, now: number): Finding[] {
  const { rejectedCount, rejected, tables } = profile
  const found: Finding[] = []
  if (rejectedCount > 0) {
    const examples = rejected.slice(0, 5).map(({ line, detail }) => `${number(line, lang)}: ${detail}`)
    found.push(rowFinding('rejected-rows', tables[0]?.name ?? '', 'error', rejectedCount, examples, lang))
  }
  for (const { name, duplicates } of tables) {
    if (duplicates.rows > 0) found.push(rowFinding('duplicate-rows', name, 'risk', duplicates.rows, [], lang))
  }
  const days = daysSinceLast(tables[0], now)
  if (days !== null && days > FRESH_DAYS) {
    const last = tables[0].timeAxis?.to ?? ''
    found.push(rowFinding('stale-data', tables[0].name, 'note', Math.floor(days), [last], lang))
  }
  return found
}

function rowFinding(
  rule: string,
  table: string,
  severity: Finding['severity'],
  count: number,
  examples: string[],
  lang: Language,
): Finding {
  return { rule, table, field: '', severity, count, examples, fix: fixOf(rule, lang) }
}

function fixOf(rule: string, lang: Language): string {
  // A profile read from a file may be of a later version with rules that this one does not know.
  return rule in findingFixes ? findingFixes[rule as keyof typeof findingFixes][lang]({}) : ''
}

const RANK: Readonly<Record<Finding['severity'], number>> = { error: 0, risk: 1, note: 2 }

function byGravity(a: Finding, b: Finding): number {
  return RANK[a.severity] - RANK[b.severity] || b.count - a.count
}

function rowsOf(issues: TableProfile['fields'][number]['issues'], rule: string): number {
  return issues.find((issue) => issue.rule === rule)?.count ?? 0
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : (100 * part) / whole
}

function round(score: number): number {
  return Math.round(score * 10) / 10
}

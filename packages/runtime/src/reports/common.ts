import { ruleTitle } from '@ai-etl/core/messages/titles'
import type { Evidence } from './evidence.ts'
import type { Block, Figure, Point, Span } from './model.ts'
import { fieldPlaces, listed, type Words } from './words.ts'

const MOST_BARS = 12

/** The dataset's name. */
export function title(evidence: Evidence): Span[] {
  return [evidence.dataset('/profile/dataset')]
}

/** What stands under the title: how much was read, whether all of it, and where it lies. */
export function subtitle(evidence: Evidence, words: Words): Span[] {
  const rows = evidence.number('/profile/rows')
  const spans = { rows, bytes: evidence.bytes('/profile/bytes') }
  const read = words.fill(evidence.documents.profile.sampled ? 'subtitleSampled' : 'subtitle', spans, rows.value)
  const named = evidence.dataset('/profile/dataset').shown !== undefined
  return named ? [...read, ' ', evidence.code('/profile/dataset')] : read
}

/** Whether every record was accepted. */
export function trustPoint(evidence: Evidence, words: Words): Point {
  const rows = evidence.number('/profile/rows')
  const rejected = evidence.number('/profile/rejectedCount')
  if (rejected.value === 0) return { lead: words.fill('trusted', {}), text: words.fill('trustedText', { rows }) }
  return { lead: words.fill('rejectedLead', { rejected }, rejected.value), text: words.fill('rejectedText', { rows }) }
}

export function qualityPoint(evidence: Evidence, words: Words): Point {
  const findings = evidence.count(evidence.items('/quality/findings'))
  return {
    lead: words.fill('qualityScoreLead', { score: evidence.number('/quality/score') }),
    text: words.fill('qualityText', { findings }, findings.value),
  }
}

/** Places of fields with personal data. */
export function personalFields(evidence: Evidence): string[] {
  return fieldPlaces(evidence).filter((place) => fieldAt(evidence, place).personal)
}

export function fieldAt(evidence: Evidence, place: string) {
  const [, , , table, , field] = place.split('/')
  return evidence.documents.profile.tables[Number(table)].fields[Number(field)]
}

export function names(evidence: Evidence, places: readonly string[]): Span[] {
  return listed(places.map((place) => evidence.code(`${place}/name`)))
}

/** Rows of the table that a field belongs to. */
export function rowsOf(place: string): string {
  return place.replace(/\/fields\/\d+$/, '/rows')
}

/** Bars of the fields that are empty most often; nothing when none is. */
export function nullsChart(evidence: Evidence, words: Words, title: (field: string) => string): Block[] {
  const shares = fieldPlaces(evidence)
    .map((place): { label: string; figure: Figure } => ({
      label: fieldAt(evidence, place).name,
      figure: evidence.share(`${place}/nulls`, rowsOf(place)),
    }))
    .filter((item) => item.figure.value > 0)
    .sort((a, b) => b.figure.value - a.figure.value)
    .slice(0, MOST_BARS)
  if (shares.length === 0) return []
  const chart = {
    shape: 'bars',
    title: title(shares[0].label),
    subtitle: words.say('nullsSubtitle'),
    items: shares,
    most: 100,
  } as const
  return [{ kind: 'chart', chart }]
}

/** Findings with one thing to do about them. */
export interface Mend {
  readonly rule: string
  /** What to do. */
  readonly fix: Span
  /** Fields concerned, with commas between; empty for findings of whole rows. */
  readonly fields: readonly Span[]
}

/** Findings put together by what is to be done, in the order of the first of each. */
export function mends(evidence: Evidence, findings: readonly string[]): Mend[] {
  const groups = Map.groupBy(findings, (place) => {
    const { rule, fix } = findingAt(evidence, place)
    return `${rule} ${fix}`
  })
  return [...groups.values()].map((places) => ({
    rule: findingAt(evidence, places[0]).rule,
    fix: evidence.quote(`${places[0]}/fix`),
    fields: listed(
      places.filter((place) => findingAt(evidence, place).field !== '').map((place) => evidence.code(`${place}/field`)),
    ),
  }))
}

export function findingAt(evidence: Evidence, place: string) {
  return evidence.documents.quality.findings[Number(place.split('/').at(-1))]
}

/** Findings that somebody should act on. */
export function weightyFindings(evidence: Evidence): string[] {
  return evidence.items('/quality/findings').filter((place) => findingAt(evidence, place).severity !== 'note')
}

/** A row of the table of recommendations for each mend. */
export function mendRows(mendable: readonly Mend[], words: Words): Span[][][] {
  return mendable.map(({ rule, fix, fields }) => {
    const what = ruleTitle(rule, words.lang)
    return [[fix], fields.length === 0 ? [what] : [`${what}: `, ...fields]]
  })
}

/** A step of the roadmap for each mend that concerns fields: rows that were set aside have a step of their own. */
export function mendSteps(mendable: readonly Mend[], words: Words): Point[] {
  return mendable
    .filter(({ fields }) => fields.length > 0)
    .map(({ fix, fields }) => ({
      lead: words.fill('stepFix', {}),
      text: words.fill('stepFixText', { field: fields, fix }),
    }))
}

/** Risks of any dataset: personal data, records that were set aside. */
export function commonRisks(evidence: Evidence, words: Words): Point[] {
  const personal = personalFields(evidence)
  const rejected = evidence.number('/profile/rejectedCount')
  return [
    ...(personal.length === 0
      ? []
      : [
          {
            lead: words.fill('riskPersonal', {}),
            text: words.fill('riskPersonalText', { columns: names(evidence, personal) }),
          },
        ]),
    ...(rejected.value === 0
      ? []
      : [{ lead: words.fill('riskRejected', {}), text: words.fill('riskRejectedText', { rejected }) }]),
  ]
}

/** The first records that were set aside, with their places. */
export function rejectedTable(evidence: Evidence, words: Words, most: number): Block[] {
  const places = evidence.items('/profile/rejected').slice(0, most)
  if (places.length === 0) return []
  const rows = places.map((place) => [
    [evidence.number(`${place}/line`)],
    [evidence.number(`${place}/byte`)],
    [evidence.code(`${place}/rule`)],
    [evidence.quote(`${place}/detail`)],
  ])
  const head = [words.say('line'), words.say('byte'), words.say('rule'), words.say('detail')]
  return [
    { kind: 'paragraph', text: words.fill('rejectedRows', {}) },
    { kind: 'table', head, rows, numeric: [true, true, false, false] },
  ]
}

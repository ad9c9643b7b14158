import type { Evidence } from './evidence.ts'
import type { Block, Figure, Point, Span } from './model.ts'
import { fieldPlaces, listed, type Words } from './words.ts'

const MOST_BARS = 12

/** What stands under the title: how much was read, and whether all of it. */
export function subtitle(evidence: Evidence, words: Words): Span[] {
  const rows = evidence.number('/profile/rows')
  const spans = { rows, bytes: evidence.bytes('/profile/bytes') }
  return words.fill(evidence.documents.profile.sampled ? 'subtitleSampled' : 'subtitle', spans, rows.value)
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

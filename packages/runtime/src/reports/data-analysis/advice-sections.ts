import { howTitle } from '@ai-etl/core/messages/titles'
import { commonRisks, fieldAt, findingAt, mendRows, mendSteps, mends, names, weightyFindings } from '../common.ts'
import type { Evidence } from '../evidence.ts'
import type { Block, Point, Span } from '../model.ts'
import { fieldPlaces, type Words } from '../words.ts'

const MOST_MENDS = 8

/** Place of the recommended store in the ranking. */
function recommended(evidence: Evidence): string {
  const { advice } = evidence.documents
  return `/advice/ranked/${advice.ranked.findIndex((store) => store.target === advice.recommended)}`
}

/** What to do and why: the store, how to keep the data there, and what to mend. */
export function recommendations(evidence: Evidence, words: Words): Block[] {
  const store = recommended(evidence)
  const reasons = evidence
    .items(`${store}/why`)
    .slice(0, 3)
    .map((reason) => evidence.quote(`${reason}/text`))
  const rows: Span[][][] = [
    [
      words.fill('chooseStore', { store: words.say(evidence.documents.advice.recommended) }),
      reasons.flatMap((reason, i): Span[] => (i === 0 ? [reason] : [' ', reason])),
    ],
    ...evidence
      .items(`${store}/how`)
      .map((how, i) => [
        [evidence.code(`${how}/table`), `: ${howTitle(howOf(evidence)[i].what, words.lang)}`],
        [evidence.quote(`${how}/text`)],
      ]),
    ...mendRows(mends(evidence, weightyFindings(evidence)).slice(0, MOST_MENDS), words),
  ]
  return [{ kind: 'table', head: [words.say('what'), words.say('why')], rows, numeric: [false, false] }]
}

function howOf({ documents: { advice } }: Evidence) {
  return advice.ranked.find((store) => store.target === advice.recommended)?.how ?? []
}

/** What to do in which order. */
export function roadmap(evidence: Evidence, words: Words): Block[] {
  const items: Point[] = []
  const rejected = evidence.number('/profile/rejectedCount')
  items.push({
    lead: words.fill('stepLoad', {}),
    text: words.fill('stepLoadText', { store: words.say(evidence.documents.advice.recommended) }),
  })
  if (rejected.value > 0)
    items.push({ lead: words.fill('stepMend', {}), text: words.fill('stepMendText', { rejected }, rejected.value) })
  items.push({ lead: words.fill('stepSchedule', {}), text: [evidence.quote('/advice/schedule/text')] })
  items.push(...mendSteps(mends(evidence, weightyFindings(evidence)), words).slice(0, 3))
  items.push({ lead: words.fill('stepWatch', {}), text: words.fill('stepWatchText', {}) })
  return [{ kind: 'points', items }]
}

/** What it takes and what it gives, as far as it was measured. */
export function costBenefit(evidence: Evidence, words: Words): Block[] {
  const { profile, advice, run } = evidence.documents
  const lines: Span[][] = [
    words.fill('costSource', { bytes: evidence.bytes('/profile/bytes') }),
    words.fill('costRead', { seconds: evidence.number('/profile/seconds') }),
  ]
  if (profile.growth)
    lines.push(
      words.fill('costGrowth', {
        bytes: evidence.bytes('/profile/growth/bytesPerDay'),
        basis: evidence.quote('/profile/growth/basis'),
      }),
    )
  if (run)
    lines.push(words.fill('costRun', { seconds: evidence.number('/run/seconds'), bytes: evidence.bytes('/run/bytes') }))
  for (const place of advice.experiment ? evidence.items('/advice/experiment/results') : []) {
    lines.push(
      words.fill('costExperiment', {
        bytes: evidence.bytes(`${place}/bytes`),
        store: [evidence.code(`${place}/store`)],
      }),
    )
  }
  lines.push(typesBenefit(evidence, words), ...repeatsBenefit(evidence, words), words.fill('costNone', {}))
  return lines.map((text): Block => ({ kind: 'paragraph', text }))
}

function typesBenefit(evidence: Evidence, words: Words): Span[] {
  const fields = fieldPlaces(evidence)
  const typed = fields.filter((place) => fieldAt(evidence, place).type !== 'string')
  const types = (places: readonly string[]) => evidence.count(places.map((place) => `${place}/type`))
  return words.fill('benefitTypes', { typed: types(typed), fields: types(fields) })
}

/** The text field whose values repeat most. */
function repeatsBenefit(evidence: Evidence, words: Words): Span[][] {
  const repeated = fieldPlaces(evidence)
    .filter(
      (place) =>
        fieldAt(evidence, place).type === 'string' &&
        !fieldAt(evidence, place).constant &&
        fieldAt(evidence, place).distinct.value > 0,
    )
    .sort(
      (a, b) =>
        fieldAt(evidence, b).evidence.bytes / fieldAt(evidence, b).distinct.value -
        fieldAt(evidence, a).evidence.bytes / fieldAt(evidence, a).distinct.value,
    )[0]
  if (repeated === undefined) return []
  const rows = repeated.replace(/\/fields\/\d+$/, '/rows')
  return [
    words.fill('benefitDistinct', {
      distinct: evidence.number(`${repeated}/distinct/value`),
      rows: evidence.number(rows),
      field: evidence.code(`${repeated}/name`),
    }),
  ]
}

/** What may go wrong, from the advice's caveats and the findings. */
export function risks(evidence: Evidence, words: Words): Block[] {
  const items = commonRisks(evidence, words)
  const { profile } = evidence.documents
  if (profile.sampled) items.push({ lead: words.fill('riskSampled', {}), text: words.fill('riskSampledText', {}) })
  const estimated = fieldPlaces(evidence).filter((place) => !fieldAt(evidence, place).distinct.exact)
  if (estimated.length > 0)
    items.push({
      lead: words.fill('riskApproximate', {}),
      text: words.fill('riskApproximateText', { columns: names(evidence, estimated) }),
    })
  for (const caveat of evidence.items(`${recommended(evidence)}/caveats`))
    items.push({ lead: words.fill('riskCaveat', {}), text: [evidence.quote(caveat)] })
  const errors = weightyFindings(evidence).filter((place) => findingAt(evidence, place).severity === 'error')
  for (const { fields, fix } of mends(evidence, errors).slice(0, MOST_MENDS))
    if (fields.length > 0) items.push({ lead: words.fill('riskFinding', {}), text: [...fields, ': ', fix] })
  return items.length === 0 ? [] : [{ kind: 'points', items }]
}

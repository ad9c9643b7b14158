import { rowWeights } from '../entries.ts'
import { quantiles } from '../quantiles.ts'
import type { Rule } from './finding.ts'
import { Offenders } from './finding.ts'

/** Tukey's "far out": three interquartile ranges beyond the quartiles (Exploratory Data Analysis, 1977). */
const FENCE = 3
/** Share of rows above which values are the distribution's tail, not outliers. */
const MOST_SHARE = 0.01

/** Numbers far from the bulk. Identifiers have no bulk: columns whose values hardly repeat are left out. */
export const outlier: Rule = ({ facts: { values, profile, input } }) => {
  const { keys, entries, scale } = values
  if (!keys || scale !== 'number' || profile.distinct.value < 10 || profile.semantic !== null) return null
  const spread = quantiles({ keys, counts: rowWeights(entries) })
  const [first, third] = [spread.at(0.25), spread.at(0.75)]
  const range = third - first
  if (!(range > 0)) return null
  const [low, high] = [first - FENCE * range, third + FENCE * range]
  const found = new Offenders(entries.count)
  for (let entry = 0; entry < keys.length; entry++) if (keys[entry] < low || keys[entry] > high) found.add(entry)
  if (found.count === 0 || found.count > Math.max(1, input.rows * MOST_SHARE)) return null
  return {
    rule: 'outlier',
    severity: 'note',
    count: found.count,
    entries: found.entries,
    params: { low: short(low), high: short(high) },
  }
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)))
}

const MONEY_NAME = /price|sum|amount|cost|total|fee|pay|salary|revenue|цена|сумм|стоим|плат|выручк|оклад/iu

/** Amounts below zero. */
export const negativeMoney: Rule = ({ facts: { values, profile }, meaning }) => {
  const { keys, entries, scale } = values
  if (!keys || scale !== 'number' || !(meaning.semantic === 'money' || MONEY_NAME.test(profile.name))) return null
  const found = new Offenders(entries.count)
  for (let entry = 0; entry < keys.length; entry++) if (keys[entry] < 0) found.add(entry)
  return found.count === 0
    ? null
    : { rule: 'negative-money', severity: 'risk', count: found.count, entries: found.entries }
}

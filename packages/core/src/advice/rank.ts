import type { RankedStore, Store } from '../documents/advice.ts'
import { STORES } from '../documents/advice.ts'
import type { Language } from '../messages/language.ts'
import { RULES } from './rules/list.ts'
import type { Signals } from './signals.ts'

/** Points before any rule: databases answer questions by themselves, files need an engine, a queue needs a store. */
const BASE: Readonly<Record<Store, number>> = { clickhouse: 40, postgresql: 40, s3: 35, hdfs: 30, kafka: 10 }

export type Scored = Pick<RankedStore, 'target' | 'score' | 'why' | 'whyNot'>

/** Scores all stores, 0 to 100, best first, each with its reasons, weightiest first. */
export function rankStores(signals: Signals, lang: Language): Scored[] {
  const verdicts = RULES.flatMap((rule) => rule.judge(signals, lang))
  const scored = STORES.map((target) => {
    const reasons = verdicts
      .filter((verdict) => verdict.store === target && verdict.weight !== 0)
      .map(({ metric, value, threshold, text, weight }) => ({ metric, value, threshold, text, weight }))
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    const points = reasons.reduce((sum, reason) => sum + reason.weight, BASE[target])
    const why = reasons.filter((reason) => reason.weight > 0)
    const whyNot = reasons.filter((reason) => reason.weight < 0)
    return { points, store: { target, score: Math.round(Math.min(100, Math.max(0, points))), why, whyNot } }
  })
  return scored.toSorted((a, b) => b.points - a.points).map(({ store }) => store)
}

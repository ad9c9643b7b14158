import type { Advice, Store } from '../documents/advice.ts'
import { experimentTexts as texts } from '../messages/advice/experiment.ts'
import type { Language } from '../messages/language.ts'
import { STORE_NAMES } from './scenarios.ts'

type Experiment = NonNullable<Advice['experiment']>
/** What was measured, before it is compared with the rules. */
export type ExperimentResults = Pick<Experiment, 'rows' | 'results'>

/** Rows below which latencies show only the overheads of the servers. */
export const EXPERIMENT_LEAST_ROWS = 100_000
/** Times as fast as the other that a store must be to overrule the rules: less may be noise of one machine. */
export const EXPERIMENT_LEAST_RATIO = 1.5

export interface Judgement {
  readonly experiment: Experiment
  /** The store that the experiment puts first; null when the rules decide. */
  readonly winner: Store | null
}

/** Compares an experiment with what the rules recommend. Total time of all queries decides, where it is telling. */
export function judgeExperiment(measured: ExperimentResults, ruled: Store, lang: Language): Judgement {
  const conclude = (agrees: boolean, text: string, winner: Store | null = null): Judgement => ({
    experiment: { ...measured, agrees, text },
    winner,
  })
  const { rows } = measured
  const [fast, slow] = measured.results
    .map(({ store, queries }) => ({ store, total: queries.reduce((sum, query) => sum + query.milliseconds, 0) }))
    .toSorted((a, b) => a.total - b.total)
  if (!measured.results.some((result) => result.store === ruled)) {
    return conclude(true, texts.untried[lang]({ store: STORE_NAMES[ruled] }))
  }
  if (rows < EXPERIMENT_LEAST_ROWS) return conclude(true, texts.small[lang]({ rows, threshold: EXPERIMENT_LEAST_ROWS }))
  const ratio = fast && slow && fast.total > 0 ? Math.round((slow.total / fast.total) * 10) / 10 : 1
  if (ratio < EXPERIMENT_LEAST_RATIO) return conclude(true, texts.close[lang]({ rows, ratio }))
  const facts = { rows, store: STORE_NAMES[fast.store], ratio }
  if (fast.store === ruled) return conclude(true, texts.agrees[lang](facts))
  return conclude(false, texts.disagrees[lang]({ ...facts, ruled: STORE_NAMES[ruled] }), fast.store)
}

import type { Advice, RankedStore, Store } from '../documents/advice.ts'
import type { Profile } from '../documents/profile.ts'
import { caveatTexts as texts } from '../messages/advice/caveats.ts'
import type { Language } from '../messages/language.ts'
import type { ExperimentResults } from './experiment.ts'
import { judgeExperiment } from './experiment.ts'
import { howToStore } from './how.ts'
import { rankStores } from './rank.ts'
import { alternativesTo } from './scenarios.ts'
import { scheduleFor } from './schedule.ts'
import type { AdviceInputs, Signals } from './signals.ts'
import { readSignals } from './signals.ts'

export interface AdviceRequest extends AdviceInputs {
  /** Measured in the embedded databases; where it is telling, it overrules the rules. */
  readonly experiment?: ExperimentResults
}

/**
 * Where a profiled dataset should live and why: all five stores ranked by rules that cite measured evidence, with how,
 * caveats, a schedule, and what would change the answer. Texts are in `lang`.
 */
export function advise(profile: Profile, request: AdviceRequest, lang: Language): Advice {
  const { experiment: measured, ...inputs } = request
  const signals = readSignals(profile, inputs)
  const scored = rankStores(signals, lang)
  const judged = measured ? judgeExperiment(measured, scored[0].target, lang) : null
  const order = judged?.winner ? moveFirst(scored, judged.winner) : scored
  const how = howToStore(profile, inputs, signals, lang)
  const ranked: RankedStore[] = order.map((store) => ({
    ...store,
    how: how[store.target],
    caveats: caveatsOf(store.target, profile, inputs, signals, lang),
  }))
  const recommended = ranked[0].target
  return {
    dataset: profile.dataset,
    recommended,
    confidence: confidenceOf(scored, profile, signals, judged?.winner ?? null),
    ranked,
    schedule: scheduleFor(profile, signals, lang),
    alternatives: alternativesTo({ recommended, ruled: scored[0].target }, signals, lang),
    experiment: judged?.experiment ?? null,
  }
}

/** The store that an experiment put first, with the score of the one that it displaced. */
function moveFirst<S extends { target: Store; score: number }>(scored: readonly S[], winner: Store): S[] {
  const rest = scored.filter((store) => store.target !== winner)
  return [...scored.filter((store) => store.target === winner).map((s) => ({ ...s, score: scored[0].score })), ...rest]
}

/** Points of lead over the next store that make an answer certain. */
const CERTAIN_LEAD = 50

/** Half by the lead over the next store, less what was guessed or seen in few rows; an experiment settles it. */
function confidenceOf(
  scored: readonly { score: number }[],
  profile: Profile,
  signals: Signals,
  winner: Store | null,
): number {
  if (winner !== null) return 0.9
  const lead = Math.min(1, Math.max(0, scored[0].score - scored[1].score) / CERTAIN_LEAD)
  const guessed = (signals.updates.stated ? 0 : 0.05) + (signals.load === null ? 0.05 : 0)
  const few = profile.sampled || profile.rows < FEW_ROWS ? 0.05 : 0
  return Math.round((0.5 + 0.48 * lead - guessed - few) * 100) / 100
}

const FEW_ROWS = 10_000

function caveatsOf(store: Store, profile: Profile, inputs: AdviceInputs, signals: Signals, lang: Language): string[] {
  const caveats = [OWN_CAVEAT[store](signals, lang)].filter((caveat) => caveat !== null)
  if (signals.personal > 0) caveats.push(texts.personal[lang]({ fields: signals.personal }))
  const few = profile.sampled || profile.rows < FEW_ROWS
  if (few && !inputs.growth) caveats.push(texts['sample-only'][lang]({ rows: profile.rows }))
  if (!signals.updates.stated) caveats.push(texts['guessed-updates'][lang]({ kind: signals.updates.kind }))
  if (signals.load === null) caveats.push(texts['no-queries'][lang]({}))
  return caveats
}

const OWN_CAVEAT: Readonly<Record<Store, (signals: Signals, lang: Language) => string | null>> = {
  clickhouse: (signals, lang) => (signals.key ? texts['clickhouse-unique'][lang]({}) : null),
  postgresql: (_, lang) => texts['postgresql-growth'][lang]({}),
  hdfs: (_, lang) => texts['hdfs-small-files'][lang]({}),
  s3: (_, lang) => texts['s3-no-index'][lang]({}),
  kafka: (_, lang) => texts['kafka-copy'][lang]({}),
}

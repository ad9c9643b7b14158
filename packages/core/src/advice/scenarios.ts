import type { Advice, Store } from '../documents/advice.ts'
import { scenarioTexts as texts } from '../messages/advice/scenarios.ts'
import type { Language } from '../messages/language.ts'
import { rankStores } from './rank.ts'
import type { Signals } from './signals.ts'

const TB = 1_000_000_000_000

/** Conditions that might change the answer, each as a change of the signals. */
const SCENARIOS: readonly {
  readonly text: Exclude<keyof typeof texts, 'point' | 'stream' | 'rules'>
  readonly change: (signals: Signals) => Signals
}[] = [
  { text: 'upsert', change: (s) => ({ ...s, updates: { kind: 'upsert', stated: true } }) },
  { text: 'append', change: (s) => ({ ...s, updates: { kind: 'append', stated: true } }) },
  { text: 'static', change: (s) => ({ ...s, updates: { kind: 'none', stated: true } }) },
  { text: 'aggregate', change: (s) => ({ ...s, load: { point: 0.1, aggregate: 0.9, join: 0 } }) },
  { text: 'growth', change: (s) => grown(s, TB / 30, s.expectedDays) },
  {
    text: 'archive',
    change: (s) => ({
      ...grown(s, s.growth?.bytesPerDay ?? 0, 3_650),
      retentionDays: 3_650,
      everySeconds: 30 * 86_400,
    }),
  },
]

function grown(signals: Signals, bytesPerDay: number, days: number): Signals {
  const expectedBytes = signals.bytes + bytesPerDay * days
  return { ...signals, growth: { bytesPerDay, stated: true }, expectedBytes, expectedDays: days }
}

/**
 * What would change the answer: the rules are asked again under other conditions, and those that put another store first
 * are named. Kafka never holds the only copy, so it stands in front of the store recommended.
 */
export function alternativesTo(
  { recommended, ruled }: { recommended: Store; ruled: Store },
  signals: Signals,
  lang: Language,
): Advice['alternatives'] {
  // An experiment overruled the rules: what holds for other queries is what the rules say.
  if (recommended !== ruled) return [{ target: ruled, when: texts.rules[lang]({}) }, streamed(recommended, lang)]
  const alternatives: Advice['alternatives'] = []
  for (const { text, change } of SCENARIOS) {
    const [first] = rankStores(change(signals), lang)
    if (first.target !== recommended) alternatives.push({ target: first.target, when: texts[text][lang]({}) })
  }
  const lookups = lookupsThatDecide(recommended, signals, lang)
  if (lookups) alternatives.push(lookups)
  return recommended === 'kafka' ? alternatives : [...alternatives, streamed(recommended, lang)]
}

function streamed(store: Store, lang: Language): Advice['alternatives'][number] {
  return { target: 'kafka', when: texts.stream[lang]({ store: STORE_NAMES[store] }) }
}

/**
 * The smallest share of look-ups by key, in steps of 5 %, with which PostgreSQL comes first. The rest of the load are
 * summaries: where another store comes first, these did it, and their own scenario says so.
 */
function lookupsThatDecide(
  recommended: Store,
  signals: Signals,
  lang: Language,
): Advice['alternatives'][number] | null {
  const from = Math.ceil((signals.load?.point ?? 0) * 20) + 1
  for (let step = from; step <= 20; step++) {
    const point = step / 20
    const load = { point, aggregate: 1 - point, join: signals.load?.join ?? 0 }
    const [first] = rankStores({ ...signals, load }, lang)
    if (first.target !== recommended && first.target === 'postgresql')
      return { target: first.target, when: texts.point[lang]({ share: point }) }
  }
  return null
}

/** Names of stores for readers. */
export const STORE_NAMES: Readonly<Record<Store, string>> = {
  clickhouse: 'ClickHouse',
  postgresql: 'PostgreSQL',
  hdfs: 'HDFS',
  kafka: 'Kafka',
  s3: 'S3',
}

import { ruleTexts as texts } from '../../messages/advice/rules.ts'
import type { Rule } from '../rule.ts'
import { verdicts } from '../rule.ts'

/** Points of a stated fact against the same one guessed from the shape of the data. */
const GUESSED = 0.5

/** How rows change. What the user says counts twice what the shape suggests. */
export const updates: Rule = {
  name: 'updates',
  judge({ updates: { kind, stated } }, lang) {
    const points = (weight: number) => weight * (stated ? 1 : GUESSED)
    const fact = { metric: 'updates', value: kind, threshold: stated ? 'stated' : 'guessed' }
    switch (kind) {
      case 'append': {
        const files = texts['append-files'][lang]({ stated })
        return verdicts(fact, {
          clickhouse: [points(16), texts['append-clickhouse'][lang]({ stated })],
          s3: [points(6), files],
          hdfs: [points(6), files],
        })
      }
      case 'upsert': {
        const files = texts['upsert-files'][lang]({ stated })
        return verdicts(fact, {
          postgresql: [points(14), texts['upsert-postgresql'][lang]({ stated })],
          clickhouse: [points(-8), texts['upsert-clickhouse'][lang]({ stated })],
          s3: [points(-16), files],
          hdfs: [points(-16), files],
        })
      }
      case 'none': {
        const files = texts['static-files'][lang]({ stated })
        return verdicts(fact, { s3: [points(10), files], hdfs: [points(10), files] })
      }
    }
  },
}

const STREAM_SECONDS = 60
const OFTEN_SECONDS = 3_600
const RARE_SECONDS = 86_400
const YEAR_SECONDS = 365 * 86_400

/** How soon data must be readable. */
export const freshness: Rule = {
  name: 'freshness',
  judge({ everySeconds: seconds }, lang) {
    if (seconds === null) return []
    const files = texts['fresh-files'][lang]({ seconds, files: Math.round(YEAR_SECONDS / seconds) })
    if (seconds <= STREAM_SECONDS) {
      return verdicts(
        { metric: 'everySeconds', value: seconds, threshold: STREAM_SECONDS },
        {
          kafka: [35, texts['fresh-kafka'][lang]({ seconds })],
          postgresql: [4, texts['fresh-postgresql'][lang]({ seconds })],
          clickhouse: [-5, texts['fresh-clickhouse'][lang]({ seconds })],
          s3: [-20, files],
          hdfs: [-20, files],
        },
      )
    }
    if (seconds <= OFTEN_SECONDS) {
      return verdicts(
        { metric: 'everySeconds', value: seconds, threshold: OFTEN_SECONDS },
        { s3: [-6, files], hdfs: [-8, files] },
      )
    }
    if (seconds < RARE_SECONDS) return []
    const rare = texts['rare-files'][lang]({ seconds })
    return verdicts(
      { metric: 'everySeconds', value: seconds, threshold: RARE_SECONDS },
      { s3: [5, rare], hdfs: [5, rare] },
    )
  },
}

const LOOKUP_SHARE = 0.3
const AGGREGATE_SHARE = 0.3
const JOIN_SHARE = 0.2

/** Look-ups by key belong to B-trees; in proportion to their share. */
export const pointQueries: Rule = {
  name: 'point-queries',
  judge({ load }, lang) {
    const share = load?.point ?? 0
    if (share < LOOKUP_SHARE) return []
    const files = texts['point-files'][lang]({ share })
    return verdicts(
      { metric: 'queries.pointShare', value: share, threshold: LOOKUP_SHARE },
      {
        postgresql: [Math.round(35 * share), texts['point-postgresql'][lang]({ share })],
        clickhouse: [Math.round(-25 * share), texts['point-clickhouse'][lang]({ share })],
        s3: [Math.round(-15 * share), files],
        hdfs: [Math.round(-15 * share), files],
      },
    )
  },
}

/** Summaries and periods belong to columns. */
export const aggregateQueries: Rule = {
  name: 'aggregate-queries',
  judge({ load }, lang) {
    const share = load?.aggregate ?? 0
    if (share < AGGREGATE_SHARE) return []
    return verdicts(
      { metric: 'queries.aggregateShare', value: share, threshold: AGGREGATE_SHARE },
      {
        clickhouse: [Math.round(20 * share), texts['aggregate-clickhouse'][lang]({ share })],
        postgresql: [Math.round(-10 * share), texts['aggregate-postgresql'][lang]({ share })],
      },
    )
  },
}

export const joinQueries: Rule = {
  name: 'join-queries',
  judge({ load }, lang) {
    const share = load?.join ?? 0
    if (share < JOIN_SHARE) return []
    return verdicts(
      { metric: 'queries.joinShare', value: share, threshold: JOIN_SHARE },
      { postgresql: [Math.round(10 * share), texts['join-postgresql'][lang]({ share })] },
    )
  },
}

import { ruleTexts as texts } from '../../messages/advice/rules.ts'
import type { Rule } from '../rule.ts'
import { verdicts } from '../rule.ts'

const GB = 1_000_000_000
/** Beyond the memory of one ordinary server with room for indexes. */
const LARGE_BYTES = 100 * GB
/** Well within it. */
const SMALL_BYTES = 8 * GB
/** How often data are loaded while nobody says otherwise. */
const DAY_SECONDS = 86_400
/** A block of HDFS. */
const BLOCK_BYTES = 128_000_000
const GROWTH_BYTES_PER_MONTH = 10 * GB
/** Five years: an archive rather than a working table. */
const LONG_RETENTION_DAYS = 5 * 365

/** What is expected decides what fits: memory favours rows, volume favours columns and files. */
export const expectedSize: Rule = {
  name: 'expected-size',
  judge({ expectedBytes, expectedDays }, lang) {
    const facts = { bytes: expectedBytes, days: expectedDays }
    if (expectedBytes <= SMALL_BYTES) {
      return verdicts(
        { metric: 'expectedBytes', value: expectedBytes, threshold: SMALL_BYTES },
        { postgresql: [6, texts['small-postgresql'][lang](facts)] },
      )
    }
    if (expectedBytes < LARGE_BYTES) return []
    const files = texts['large-files'][lang](facts)
    return verdicts(
      { metric: 'expectedBytes', value: expectedBytes, threshold: LARGE_BYTES },
      {
        clickhouse: [8, texts['large-clickhouse'][lang](facts)],
        postgresql: [-12, texts['large-postgresql'][lang](facts)],
        hdfs: [10, files],
        s3: [10, files],
      },
    )
  },
}

/**
 * HDFS is for files near or above a block; Parquet files want the same size. A sample tells nothing of the files to come:
 * what one load brings makes them, by what was said of growth and freshness.
 */
export const blockSize: Rule = {
  name: 'block-size',
  judge({ bytes, expectedBytes, growth: grows, everySeconds }, lang) {
    const fact = { metric: 'bytes', value: bytes, threshold: BLOCK_BYTES }
    const load = grows?.stated ? Math.round((grows.bytesPerDay * (everySeconds ?? DAY_SECONDS)) / DAY_SECONDS) : 0
    if (bytes >= BLOCK_BYTES) {
      const blocks = Math.ceil(bytes / BLOCK_BYTES)
      return verdicts(fact, { hdfs: [8, texts['blocks-hdfs'][lang]({ bytes, blocks })] })
    }
    if (load >= BLOCK_BYTES) {
      const blocks = Math.ceil(load / BLOCK_BYTES)
      return verdicts(
        { metric: 'growth.bytesPerLoad', value: load, threshold: BLOCK_BYTES },
        { hdfs: [8, texts['load-blocks-hdfs'][lang]({ bytes: load, blocks })] },
      )
    }
    if (expectedBytes >= LARGE_BYTES) return []
    return verdicts(fact, {
      hdfs: [-10, texts['small-hdfs'][lang]({ bytes })],
      s3: [-3, texts['small-s3'][lang]({ bytes })],
    })
  },
}

/** Steady growth favours what never rewrites. */
export const growth: Rule = {
  name: 'growth',
  judge(signals, lang) {
    const monthly = (signals.growth?.bytesPerDay ?? 0) * 30
    if (monthly < GROWTH_BYTES_PER_MONTH) return []
    const facts = { bytes: monthly, stated: signals.growth?.stated ?? false }
    return verdicts(
      { metric: 'growth.bytesPerMonth', value: Math.round(monthly), threshold: GROWTH_BYTES_PER_MONTH },
      {
        clickhouse: [8, texts['growth-clickhouse'][lang](facts)],
        postgresql: [-8, texts['growth-postgresql'][lang](facts)],
      },
    )
  },
}

/** Rows that leave by time go with their partition; what is kept for long goes where space is cheap. */
export const retention: Rule = {
  name: 'retention',
  judge({ retentionDays, axis }, lang) {
    if (retentionDays === null) return []
    const long = retentionDays >= LONG_RETENTION_DAYS
    const files = texts['retention-files'][lang]({ days: retentionDays })
    const about = {
      ...(axis
        ? {
            clickhouse: [4, texts['retention-clickhouse'][lang]({ days: retentionDays, column: axis.column })] as const,
          }
        : {}),
      ...(long ? { s3: [12, files] as const, hdfs: [8, files] as const } : {}),
    }
    return verdicts({ metric: 'retentionDays', value: retentionDays, threshold: LONG_RETENTION_DAYS }, about)
  },
}

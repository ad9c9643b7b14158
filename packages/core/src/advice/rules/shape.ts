import { ruleTexts as texts } from '../../messages/advice/rules.ts'
import type { Rule } from '../rule.ts'
import { verdicts } from '../rule.ts'

/** Rows that arrive in the order of time are events: what columns sorted by time are made for. */
export const timeAxis: Rule = {
  name: 'time-axis',
  judge({ axis }, lang) {
    const threshold = 'days >= 7, correlation >= 0.8'
    if (axis === null) {
      return verdicts(
        { metric: 'timeAxis', value: 'none', threshold },
        { clickhouse: [-10, texts['axis-missing'][lang]({})] },
      )
    }
    return verdicts(
      { metric: 'timeAxis', value: `${axis.column}, ${axis.days} d, ${axis.correlation}`, threshold },
      {
        clickhouse: [20, texts['axis-clickhouse'][lang](axis)],
        kafka: [8, texts['axis-kafka'][lang](axis)],
      },
    )
  },
}

const LEAST_DIMENSIONS = 3

/** Several columns of few values are what summaries group by; with a time axis they make a table of facts. */
export const dimensions: Rule = {
  name: 'dimensions',
  judge({ dimensions: found, axis, bulk }, lang) {
    if (found.length < LEAST_DIMENSIONS || bulk) return []
    const names = found
      .slice(0, 4)
      .map(({ name }) => name)
      .join(', ')
    const facts = { count: found.length, names, least: found[0].distinct, most: found[found.length - 1].distinct }
    return verdicts(
      { metric: 'dimensions', value: found.length, threshold: LEAST_DIMENSIONS },
      { clickhouse: [axis ? 15 : 4, texts['dimensions-clickhouse'][lang](facts)] },
    )
  },
}

/** A key that names an entity of the outside world is looked up and corrected; any other key is at least enforced. */
export const businessKey: Rule = {
  name: 'business-key',
  judge({ key, axis }, lang) {
    if (key === null) return []
    const facts = { key: key.columns.join(', ') }
    const register = key.register && axis === null
    return verdicts(
      { metric: 'key', value: facts.key, threshold: 'unique and complete' },
      {
        postgresql: register ? [18, texts['key-register'][lang](facts)] : [6, texts['key-plain'][lang](facts)],
        clickhouse: [register ? -4 : -1, texts['key-clickhouse'][lang](facts)],
      },
    )
  },
}

const BULK = '3 levels, or 8 rows of quantities a record'

/** One level of nesting is parent and child; deep or bulky nesting is raw material. */
export const nesting: Rule = {
  name: 'nesting',
  judge({ depth, children, bulk }, lang) {
    if (depth === 0) return []
    const perRecord = Math.round(Math.max(...children.map((child) => child.perRecord)) * 10) / 10
    const tables = children.map((child) => child.name).join(', ')
    if (!bulk) {
      return verdicts(
        { metric: 'nesting.levels', value: `${depth + 1}, ${perRecord} rows a record`, threshold: BULK },
        {
          postgresql: [10, texts['child-postgresql'][lang]({ tables, perRecord })],
          clickhouse: [-6, texts['child-clickhouse'][lang]({ tables })],
        },
      )
    }
    // The root repeats too: a file of records with one repeated level inside has two.
    const levels = depth + 1
    const files = texts['bulk-files'][lang]({ levels, perRecord })
    return verdicts(
      { metric: 'nesting.levels', value: `${levels}, ${perRecord} rows a record`, threshold: BULK },
      {
        hdfs: [24, files],
        s3: [24, files],
        postgresql: [-12, texts['bulk-postgresql'][lang]({ perRecord })],
        clickhouse: [-8, texts['bulk-clickhouse'][lang]({ levels })],
      },
    )
  },
}

/** Share of fields with findings from which a raw copy is worth keeping. */
const TROUBLED_SHARE = 0.1

/** What must be cleaned must be kept as it came. */
export const quality: Rule = {
  name: 'quality',
  judge({ troubled }, lang) {
    if (troubled.of === 0 || troubled.fields / troubled.of < TROUBLED_SHARE) return []
    const reason = texts['troubled-files'][lang](troubled)
    return verdicts(
      { metric: 'fieldsWithFindings', value: troubled.fields, threshold: Math.ceil(troubled.of * TROUBLED_SHARE) },
      { s3: [4, reason], hdfs: [4, reason] },
    )
  },
}

/** Hierarchical sources are kept as they came beside what was read from them. */
export const rawFormat: Rule = {
  name: 'raw-format',
  judge({ format }, lang) {
    if (format !== 'xml') return []
    const reason = texts['xml-files'][lang]({ format })
    return verdicts({ metric: 'format', value: format, threshold: 'xml' }, { hdfs: [6, reason], s3: [6, reason] })
  },
}

/** Finite files need no queue. */
export const boundedSource: Rule = {
  name: 'bounded-source',
  judge({ format, everySeconds }, lang) {
    if (everySeconds !== null && everySeconds <= 60) return []
    return verdicts(
      { metric: 'source', value: format, threshold: 'unbounded' },
      { kafka: [-10, texts['bounded-kafka'][lang]({ format })] },
    )
  },
}

import type { SystemAddress } from '../../address/address.ts'
import { quoteIdentifier } from '../../dialects/quote.ts'
import type { Message } from '../../messages/language.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline, PipelineTarget } from '../../pipeline/schema.ts'
import { addressOf, outOfReach, tableOf } from '../pandas/addresses.ts'
import { layOut } from '../pandas/layout.ts'
import { PLACE_WARNINGS } from '../pandas/place-warnings.ts'
import type { PlaceNotes } from '../pandas/places.ts'
import { pythonText } from '../pandas/python.ts'
import { formatOf } from '../pandas/readers.ts'

/** The function `main`, which reads and writes the addresses of the document. */
export function placesCode(plan: Plan, pipeline: Pipeline): { code: string; warnings: readonly Message<void>[] } {
  const notes: PlaceNotes = { needs: new Set(), warnings: new Set() }
  const sources = plan.nodes.flatMap(({ op }) =>
    op.op === 'scan' && Object.hasOwn(pipeline.sources, op.source)
      ? [`${pythonText(op.source)}: ${readerCode(op.source, pipeline.sources[op.source].from, notes)}`]
      : [],
  )
  const targets = plan.targets.flatMap(({ name, input }) => {
    const columns = plan.nodes.find(({ id }) => id === input)?.columns ?? []
    return Object.hasOwn(pipeline.targets, name) ? [writerCode(name, pipeline.targets[name], columns, notes)] : []
  })
  const code = [
    'def main() -> None:',
    '    """Reads the sources, runs the pipeline and writes the targets. Parameters: name=value behind the file."""',
    '    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)',
    `    spark = SparkSession.builder.appName(${pythonText(plan.name)}).getOrCreate()`,
    layOut(`sources = {${sources.join(', ')}}`, 4),
    '    results = run(spark, sources, dict(argument.split("=", 1) for argument in sys.argv[1:]))',
    ...targets.map((statement) => layOut(statement, 4)),
  ].join('\n')
  return { code, warnings: [...notes.warnings].map((key) => PLACE_WARNINGS[key]) }
}

function readerCode(name: string, from: string, notes: PlaceNotes): string {
  const address = addressOf(from)
  if (address.kind === 'saved') return outOfReach(name, from, notes)
  if (address.kind === 'system') {
    if (address.scheme === 'spark' && address.fragment) return `spark.table(${pythonText(address.fragment)})`
    const jdbc = jdbcCode(name, address, notes)
    return jdbc === null ? outOfReach(name, from, notes) : `read_table(${['spark', ...jdbc].join(', ')})`
  }
  const path = pythonText(address.path)
  switch (formatOf(address)) {
    case 'parquet':
      return `spark.read.parquet(expand(${path}))`
    case 'json':
      return address.fragment ? outOfReach(name, from, notes) : `spark.read.json(expand(${path}))`
    case 'csv': {
      const { delimiter, quote, encoding, header } = address.options
      const options = Object.entries({ sep: delimiter, quote, encoding, header }).flatMap(([key, value]) =>
        value === undefined ? [] : [`${key}=${pythonText(value)}`],
      )
      return `read_csv(${['spark', path, ...options].join(', ')})`
    }
    default:
      return outOfReach(name, from, notes)
  }
}

function writerCode(name: string, target: PipelineTarget, _: readonly PipelineColumn[], notes: PlaceNotes): string {
  const address = addressOf(target.to)
  const frame = `results[${pythonText(name)}]`
  if (target.mode === 'upsert' || target.mode === 'scd2' || address.kind === 'saved')
    return outOfReach(name, target.to, notes)
  const mode = pythonText(target.mode === 'replace' ? 'overwrite' : 'append')
  if (address.kind === 'system') {
    if (address.scheme === 'spark' && address.fragment)
      return `${frame}.write.mode(${mode}).saveAsTable(${pythonText(address.fragment)})`
    const jdbc = jdbcCode(name, address, notes)
    if (jdbc === null) return outOfReach(name, target.to, notes)
    const [url, table, ...options] = jdbc
    return `write_table(${[frame, url, table, mode, ...options].join(', ')})`
  }
  const format = formatOf(address)
  const writer = { parquet: 'parquet', json: 'json', csv: 'csv' }[format]
  if (writer === undefined) return outOfReach(name, target.to, notes)
  const path = pythonText(address.path.endsWith('/') ? `${address.path}${name}.parquet` : address.path)
  const header = format === 'csv' ? ', header=True' : ''
  return `${frame}.write.mode(${mode}).${writer}(expand(${path})${header})`
}

/** URL, table and login for JDBC; null for what has no driver of the kind. */
function jdbcCode(name: string, address: SystemAddress, notes: PlaceNotes): readonly string[] | null {
  const kind = (
    { postgresql: 'postgresql', mysql: 'mysql', clickhouse: 'clickhouse', clickhouses: 'clickhouse' } as const
  )[address.scheme as 'postgresql' | 'mysql' | 'clickhouse' | 'clickhouses']
  if (kind === undefined || address.fragment === null) return null
  if (address.host === '') {
    notes.warnings.add('embedded')
    return null
  }
  const { schema, table } = tableOf(address)
  const quoted = [...(schema === null ? [] : [schema]), table].map((each) => quoteIdentifier(kind, each)).join('.')
  const url = `jdbc:${kind}://${address.host}${address.port === null ? '' : `:${address.port}`}/${address.path}`
  const literal = address.password !== null && !/^\$\{\w+\}$/.test(address.password)
  if (literal) notes.warnings.add('secret')
  const password = literal ? `\${${name.toUpperCase().replace(/\W/gu, '_')}_PASSWORD}` : address.password
  return [
    pythonText(url),
    pythonText(quoted),
    ...(address.user === null ? [] : [`user=${pythonText(address.user)}`]),
    ...(password === null ? [] : [`password=${pythonText(password)}`]),
  ]
}

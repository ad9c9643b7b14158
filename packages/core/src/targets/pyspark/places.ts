import type { FileAddress, SystemAddress } from '../../address/address.ts'
import { quoteIdentifier } from '../../dialects/quote.ts'
import type { Message } from '../../messages/language.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline, PipelineTarget } from '../../pipeline/schema.ts'
import { addressOf, outOfReach, tableOf } from '../pandas/addresses.ts'
import { layOut } from '../pandas/layout.ts'
import { PLACE_WARNINGS, placeWarnings } from '../pandas/place-warnings.ts'
import { type PlaceNotes, policyWarnings } from '../pandas/places.ts'
import { pythonText } from '../pandas/python.ts'
import { csvOptions, formatOf, isMade } from '../pandas/readers.ts'
import { changesRows } from '../pandas/writers.ts'
import { SPARK_PLACE_WARNINGS } from './warnings.ts'

/** Drivers of JDBC, which Spark does not bring, by their coordinates at Maven Central. */
const DRIVERS = {
  postgresql: 'org.postgresql:postgresql:42.7.8',
  mysql: 'com.mysql:mysql-connector-j:9.4.0',
  clickhouse: 'com.clickhouse:clickhouse-jdbc:0.9.2',
} as const

interface SparkNotes extends PlaceNotes {
  /** Coordinates of the drivers that addresses need. */
  readonly drivers: Set<string>
}

export interface SparkPlaces {
  readonly code: string
  readonly warnings: readonly Message<void>[]
  /** Coordinates of JDBC drivers that have to be on the class path. */
  readonly drivers: readonly string[]
}

/** The function `main`, which reads and writes the addresses of the document. */
export function placesCode(plan: Plan, pipeline: Pipeline): SparkPlaces {
  const notes: SparkNotes = {
    needs: new Set(),
    warnings: new Set(),
    unreached: new Map(),
    connection: null,
    drivers: new Set(),
  }
  const sources = plan.nodes.flatMap(({ op, columns }) =>
    op.op === 'scan' && Object.hasOwn(pipeline.sources, op.source)
      ? [`${pythonText(op.source)}: ${readerCode(op.source, pipeline.sources[op.source].from, columns, notes)}`]
      : [],
  )
  const targets = plan.targets.flatMap(({ name }) =>
    Object.hasOwn(pipeline.targets, name) ? [writerCode(name, pipeline.targets[name], notes)] : [],
  )
  const { unreached } = notes
  const places = [...unreached].map(([name, address]) => `${name} (${address})`).join(', ')
  const body =
    unreached.size > 0
      ? [
          '    """Ends the program: run() takes and gives frames."""',
          layOut(
            `raise SystemExit(${pythonText(`out of reach of this module: ${places}; call run() with frames`)})`,
            4,
          ),
        ]
      : [
          '    """Reads the sources, runs the pipeline and writes the targets."""',
          '    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)',
          `    spark = SparkSession.builder.appName(${pythonText(plan.name)}).getOrCreate()`,
          layOut(`sources = {${sources.join(', ')}}`, 4),
          '    results = run(spark, sources, params)',
          ...targets.map((statement) => layOut(statement ?? '', 4)),
        ]
  const files = Object.values(pipeline.targets).some(({ to }) => addressOf(to).kind === 'file')
  const warnings = [
    ...[...notes.warnings].map((key) => PLACE_WARNINGS[key]),
    ...(unreached.size > 0
      ? [placeWarnings.outOfReach([...unreached.keys()].join(', '))]
      : [...policyWarnings(pipeline), ...(files ? [SPARK_PLACE_WARNINGS.folders] : [])]),
    ...(notes.drivers.size > 0 ? [SPARK_PLACE_WARNINGS.drivers([...notes.drivers].join(', '))] : []),
  ]
  const code = ['def main(params: dict[str, Any] | None = None) -> None:', ...body].join('\n')
  return { code, warnings, drivers: unreached.size > 0 ? [] : [...notes.drivers] }
}

function readerCode(name: string, from: string, columns: readonly PipelineColumn[], notes: SparkNotes): string | null {
  const address = addressOf(from)
  if (address.kind === 'saved') return outOfReach(name, from, notes)
  if (address.kind === 'system') {
    if (address.scheme === 'spark' && address.fragment) return `spark.table(${pythonText(address.fragment)})`
    const jdbc = jdbcCode(name, address, notes)
    return jdbc === null ? outOfReach(name, from, notes) : `read_table(${['spark', ...jdbc].join(', ')})`
  }
  return fileReader(address, columns) ?? outOfReach(name, from, notes)
}

function fileReader(address: FileAddress, columns: readonly PipelineColumn[]): string | null {
  const path = pythonText(address.path)
  switch (formatOf(address)) {
    case 'parquet':
      return `spark.read.parquet(expand(${path}))`
    case 'json': {
      if (address.fragment || columns.some(isMade)) return null
      return `read_json(spark, ${path}, [${columns.map((each) => pythonText(each.name)).join(', ')}])`
    }
    case 'csv':
      return `read_csv(${['spark', path, ...csvOptions(address, columns, { delimiter: 'sep' })].join(', ')})`
    default:
      return null
  }
}

const WRITERS: Readonly<Record<string, string | undefined>> = {
  parquet: 'write_parquet',
  json: 'write_json',
  csv: 'write_csv',
}

function writerCode(name: string, target: PipelineTarget, notes: SparkNotes): string | null {
  const address = addressOf(target.to)
  const frame = `results[${pythonText(name)}]`
  const known = target.mode === 'append' || target.mode === 'replace'
  if (!known || changesRows(target) || address.kind === 'saved') return outOfReach(name, target.to, notes)
  const mode = pythonText(target.mode === 'replace' ? 'overwrite' : 'append')
  if (address.kind === 'system') {
    if (address.scheme === 'spark' && address.fragment)
      return `${frame}.write.mode(${mode}).saveAsTable(${pythonText(address.fragment)})`
    const jdbc = jdbcCode(name, address, notes)
    if (jdbc === null) return outOfReach(name, target.to, notes)
    const [url, table, ...options] = jdbc
    return `write_table(${[frame, url, table, mode, ...options].join(', ')})`
  }
  const writer = WRITERS[formatOf(address)]
  if (writer === undefined) return outOfReach(name, target.to, notes)
  const path = pythonText(address.path.endsWith('/') ? `${address.path}${name}.parquet` : address.path)
  return `${writer}(${frame}, ${path}, ${mode})`
}

/** URL, table and login for JDBC; null for what has no driver of the kind. */
function jdbcCode(name: string, address: SystemAddress, notes: SparkNotes): readonly string[] | null {
  const kind = (
    { postgresql: 'postgresql', mysql: 'mysql', clickhouse: 'clickhouse', clickhouses: 'clickhouse' } as const
  )[address.scheme as 'postgresql' | 'mysql' | 'clickhouse' | 'clickhouses']
  if (kind === undefined || address.fragment === null) return null
  const embedded = address.host === ''
  if (embedded && kind === 'mysql') return null
  if (embedded) notes.warnings.add('embedded')
  const variables = kind === 'postgresql' ? 'PG' : 'CLICKHOUSE_'
  const host = embedded ? `\${${variables}HOST}` : address.host
  notes.drivers.add(DRIVERS[kind])
  const { schema, table } = tableOf(address)
  const quoted = [...(schema === null ? [] : [schema]), table].map((each) => quoteIdentifier(kind, each)).join('.')
  const secure = address.scheme === 'clickhouses' ? '?ssl=true' : ''
  const url = `jdbc:${kind}://${host}${address.port === null ? '' : `:${address.port}`}/${address.path}${secure}`
  const literal = address.password !== null && !/^\$\{\w+\}$/.test(address.password)
  if (literal) notes.warnings.add('secret')
  if (embedded)
    return [
      pythonText(url),
      pythonText(quoted),
      `user=${pythonText(`\${${variables}USER}`)}`,
      `password=${pythonText(`\${${variables}PASSWORD}`)}`,
    ]
  const password = literal ? `\${${name.toUpperCase().replace(/\W/gu, '_')}_PASSWORD}` : address.password
  return [
    pythonText(url),
    pythonText(quoted),
    ...(address.user === null ? [] : [`user=${pythonText(address.user)}`]),
    ...(password === null ? [] : [`password=${pythonText(password)}`]),
  ]
}

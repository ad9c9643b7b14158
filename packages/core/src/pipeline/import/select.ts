import type { Macros } from '../../expressions/macros.ts'
import { inputsOf } from '../graph.ts'
import type { Step } from '../schema.ts'
import type { SelectDialect } from './expression.ts'
import type { Table } from './importer.ts'
import { Importer } from './importer.ts'
import { parseSelect } from './parser.ts'
import { StepList } from './steps.ts'

/** What a SELECT may name, by the names that it uses: their columns, or null where those are not known. */
export type SelectTables = ReadonlyMap<string, readonly string[] | null>

export interface ImportOptions {
  /** What the text is called in places. */
  readonly document: string
  /** What the last step is called, where it is one of its own; standard `result`. */
  readonly name?: string
  /** What names of the steps before begin with. */
  readonly prefix?: string
  /** Names that steps may not get, besides those of the tables. */
  readonly taken?: ReadonlySet<string>
  /** Whose reading of SQL holds where the two differ. Standard: the document's, as in a step `sql`. */
  readonly dialect?: SelectDialect
  /** Functions of the document's own: they are written out where they are called. */
  readonly macros?: Macros
}

export interface ImportedSelect {
  /** Each comes after what it reads. */
  readonly steps: Readonly<Record<string, Step>>
  /** The step that gives the rows of the SELECT, or the table itself where nothing is done to it. */
  readonly output: string
}

/**
 * Turns one SELECT into steps of a pipeline: CTEs and subqueries of FROM, joins of all kinds, [NOT] EXISTS and IN, WHERE,
 * GROUP BY, HAVING, windows, DISTINCT [ON], ORDER BY, LIMIT, UNION [ALL]. `loadSelectParser` comes before.
 * @throws PlatformError `pipeline.select-syntax`, `pipeline.select-refused` with line and column
 */
export function importSelect(sql: string, tables: SelectTables, options: ImportOptions): ImportedSelect {
  const select = parseSelect(options.document, sql)
  const { name = 'result', prefix = '', taken } = options
  const list = new StepList((each) => tables.has(each) || (taken?.has(each) ?? false), '')
  const importer = new Importer(select, list, options.dialect ?? 'document', options.macros ?? new Map())
  const known = new Map<string, Table>([...tables].map(([each, columns]) => [each, { input: each, columns }]))
  const { input } = importer.query(select.statement, known, { name, prefix })
  return { steps: reached(list.steps, input), output: input }
}

/** The steps that lead to the last one: a CTE that nothing reads is left out. */
function reached(steps: ReadonlyMap<string, Step>, output: string): Readonly<Record<string, Step>> {
  const wanted = new Set([output])
  for (const [id, step] of [...steps].toReversed())
    if (wanted.has(id)) for (const input of inputsOf(step)) wanted.add(input)
  return Object.fromEntries([...steps].filter(([id]) => wanted.has(id)))
}

/** Tables that a SELECT reads, by the names that it gives them, those of its own WITH left out. */
export function tablesOfSelect(document: string, sql: string): readonly string[] {
  const { statement } = parseSelect(document, sql)
  const own = new Set<string>()
  const tables = new Set<string>()
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    for (const [key, value] of Object.entries(part)) {
      if (key === 'CommonTableExpr') own.add((value as { ctename: string }).ctename)
      if (key === 'RangeVar') tables.add((value as { relname: string }).relname)
      visit(value)
    }
  }
  visit(statement)
  return [...tables].filter((table) => !own.has(table))
}

import type { Node, SelectStmt, SubLink, WindowDef } from 'libpg-query'
import type { PlatformError } from '../../errors/error.ts'
import type { Macros } from '../../expressions/macros.ts'
import type { Expression } from '../../expressions/syntax.ts'
import type { Phrase } from '../../messages/phrase.ts'
import { phrase } from '../../messages/phrase.ts'
import { readBlock } from './block.ts'
import type { Reading, SelectDialect } from './expression.ts'
import { ExpressionReader } from './expression.ts'
import { limited, sortedByOutput } from './output.ts'
import type { ParsedSelect } from './parser.ts'
import type { StepList } from './steps.ts'
import { asName } from './steps.ts'
import { joinedBy } from './tree.ts'

/** A source or step that a SELECT may name, with its columns; null where they are not known. */
export interface Table {
  readonly input: string
  readonly columns: readonly string[] | null
}
export type Tables = ReadonlyMap<string, Table>

/** One SELECT … FROM … among those of a statement. */
export interface Block {
  /** Of the names of its steps but the last. */
  readonly prefix: string
  readonly windows: ReadonlyMap<string, WindowDef>
  readonly node: Node
  /** The values of subqueries of one value, over columns beside the rows. */
  readonly scalars: Map<SubLink, Expression>
}

export interface QueryNames {
  /** What its last step is called. */
  readonly name: string
  /** What its columns are called, whatever the SELECT calls them; the first ones, where there are fewer. */
  readonly columnNames?: readonly string[]
  readonly prefix?: string
}

/** Turns one statement into steps. */
export class Importer {
  readonly select: ParsedSelect
  readonly list: StepList
  readonly #dialect: SelectDialect
  readonly #macros: Macros

  constructor(select: ParsedSelect, list: StepList, dialect: SelectDialect, macros: Macros) {
    this.select = select
    this.list = list
    this.#dialect = dialect
    this.#macros = macros
  }

  refusal(at: Node | number, why: Phrase): PlatformError {
    return this.select.text.refusal(at, why)
  }

  readonly refuse = (node: Node, why: Phrase): never => {
    throw this.refusal(node, why)
  }

  reader(block: Pick<Block, 'windows' | 'scalars'>, column: Reading['column']): ExpressionReader {
    return new ExpressionReader({
      select: this.select,
      macros: this.#macros,
      windows: block.windows,
      dialect: this.#dialect,
      column,
      subquery: (link) => block.scalars.get(link),
    })
  }

  /** A whole query: WITH, what it joins by UNION, its order and limit. */
  query(statement: SelectStmt, around: Tables, names: QueryNames): Table {
    const tables = this.#withTables(statement, around)
    return statement.op === undefined || statement.op === 'SETOP_NONE'
      ? readBlock(this, statement, tables, names)
      : this.#union(statement, tables, names)
  }

  #withTables({ withClause }: SelectStmt, around: Tables): Tables {
    const tables = new Map(around)
    for (const node of withClause?.ctes ?? []) {
      if (!('CommonTableExpr' in node)) continue
      const { ctename = '', ctequery, aliascolnames = [] } = node.CommonTableExpr
      if (withClause?.recursive) this.refuse(node, phrase('select.construct', { what: 'WITH RECURSIVE' }))
      if (!ctequery || !('SelectStmt' in ctequery)) return this.refuse(node, phrase('select.statement'))
      const columnNames = aliascolnames.flatMap((each) => ('String' in each ? [each.String.sval ?? ''] : []))
      tables.set(ctename, this.query(ctequery.SelectStmt, tables, { name: asName(ctename), columnNames }))
    }
    return tables
  }

  #union(statement: SelectStmt, tables: Tables, names: QueryNames): Table {
    const { op, all = false } = statement
    if (op !== 'SETOP_UNION') return this.#common(statement, tables, names)
    const { name } = names
    const prefix = names.prefix ?? `${name}_`
    const parts = partsOfUnion(statement, all)
    const inputs: string[] = []
    let columns = names.columnNames ?? []
    parts.forEach((part, i) => {
      const output = this.query(part, tables, { name: `${prefix}part_${i + 1}`, columnNames: columns })
      if (output.columns === null)
        this.refuse({ SelectStmt: part }, phrase('select.columns-needed', { table: output.input }))
      const given = output.columns ?? []
      if (i > 0 && given.length !== columns.length)
        this.refuse({ SelectStmt: part.larg ?? part }, phrase('select.union-columns'))
      if (i === 0) columns = given
      inputs.push(output.input)
    })
    const last = this.list.add(`${prefix}all`, { type: 'union', inputs, distinct: !all })
    return this.#ordered(statement, last, columns, names)
  }

  /** INTERSECT and EXCEPT: rows of the first that have, or have not, an equal one in the second; each once. */
  #common(statement: SelectStmt, tables: Tables, names: QueryNames): Table {
    const { op, all, larg, rarg } = statement
    const node: Node = { SelectStmt: statement }
    const what = op?.slice('SETOP_'.length) ?? ''
    if (all || !larg || !rarg) return this.refuse(node, phrase('select.construct', { what: `${what} ALL` }))
    const prefix = names.prefix ?? `${names.name}_`
    const part = (query: SelectStmt, number: number, columnNames: readonly string[]) =>
      this.query(query, tables, { name: `${prefix}part_${number}`, columnNames })
    const first = part(larg, 1, names.columnNames ?? [])
    const columns = first.columns ?? this.refuse(node, phrase('select.columns-needed', { table: first.input }))
    const second = part(rarg, 2, columns)
    if (second.columns?.length !== columns.length)
      return this.refuse({ SelectStmt: rarg }, phrase('select.union-columns'))
    const sides = { left: { input: first.input, as: 'a' }, right: { input: second.input, as: 'b' } }
    const on = joinedBy(columns, 'is not distinct from', 'a', 'b')
    const kind = op === 'SETOP_EXCEPT' ? 'anti' : 'semi'
    const input = this.list.add(`${prefix}${what.toLowerCase()}`, { type: 'join', ...sides, kind, on })
    return this.#ordered(statement, this.list.add(`${prefix}distinct`, { type: 'distinct', input }), columns, names)
  }

  /** ORDER BY and LIMIT behind what several parts give together. */
  #ordered(statement: SelectStmt, input: string, columns: readonly string[], names: QueryNames): Table {
    const prefix = names.prefix ?? `${names.name}_`
    const sorted = sortedByOutput(this, statement, input, columns, prefix)
    return { input: this.list.rename(limited(this, statement, sorted, prefix), names.name), columns }
  }
}

/** `a UNION ALL b UNION ALL c` is one union of three; a part with an order or limit of its own stays one. */
function partsOfUnion(statement: SelectStmt, all: boolean): readonly SelectStmt[] {
  return [statement.larg, statement.rarg].flatMap((part) => {
    if (!part) return []
    const bare = !part.sortClause && !part.limitCount && !part.limitOffset && !part.withClause
    return part.op === 'SETOP_UNION' && (part.all ?? false) === all && bare ? partsOfUnion(part, all) : [part]
  })
}

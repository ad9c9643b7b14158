import type { Node, SelectStmt, WindowDef } from 'libpg-query'
import type { PlatformError } from '../../errors/error.ts'
import type { Phrase } from '../../messages/phrase.ts'
import { phrase } from '../../messages/phrase.ts'
import { readBlock } from './block.ts'
import type { Reading } from './expression.ts'
import { ExpressionReader } from './expression.ts'
import { limited, sortedByOutput } from './output.ts'
import type { ParsedSelect } from './parser.ts'
import type { StepList } from './steps.ts'
import { asName } from './steps.ts'

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
  readonly #nullsOfDescending: 'first' | 'last'

  constructor(select: ParsedSelect, list: StepList, nullsOfDescending: 'first' | 'last') {
    this.select = select
    this.list = list
    this.#nullsOfDescending = nullsOfDescending
  }

  refusal(at: Node | number, why: Phrase): PlatformError {
    return this.select.text.refusal(at, why)
  }

  readonly refuse = (node: Node, why: Phrase): never => {
    throw this.refusal(node, why)
  }

  reader(block: Pick<Block, 'windows'>, column: Reading['column']): ExpressionReader {
    return new ExpressionReader({
      select: this.select,
      windows: block.windows,
      nullsOfDescending: this.#nullsOfDescending,
      column,
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
    const node: Node = { SelectStmt: statement }
    const { op, all = false } = statement
    if (op !== 'SETOP_UNION') return this.refuse(node, phrase('select.construct', { what: op?.slice(6) ?? '' }))
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
    let last = this.list.add(`${prefix}all`, { type: 'union', inputs, distinct: !all })
    last = sortedByOutput(this, { ...statement }, last, columns, prefix)
    last = limited(this, statement, last, prefix)
    return { input: this.list.rename(last, name), columns }
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

import type { Ddl, Dialect } from '../documents/ddl.ts'
import type { Profile, TableProfile } from '../documents/profile.ts'
import type { Language } from '../messages/language.ts'
import { scalar } from '../types/logical.ts'
import { parseType } from '../types/parse.ts'
import { designTables } from './design.ts'
import { emitDdl } from './emit.ts'
import type { Design, DesignOptions, InputColumn, InputTable } from './model.ts'

export interface DdlRequest extends DesignOptions {
  readonly dialect: Dialect
  readonly lang: Language
}

/** The DDL document of a profiled dataset; `checked` is `unchecked` until a server has run the statements. */
export function generateDdl(profile: Profile, request: DdlRequest): Ddl {
  return documentOf(designProfile(profile, request))
}

/** Designs the tables of a profiled dataset. */
export function designProfile(profile: Profile, request: DdlRequest): Design {
  const { dialect, lang, ...options } = request
  return designTables({ dialect, lang, dataset: profile.dataset, tables: inputTables(profile), options })
}

/** A design as the document that people and programs get. */
export function documentOf(design: Design): Ddl {
  return {
    dialect: design.dialect,
    checked: 'unchecked',
    checkedOn: null,
    statements: [...emitDdl(design).statements],
    choices: [...design.choices],
    refused: refusals(design),
  }
}

/** Refusals in one list: with the table's name where there are several tables, each said once. */
function refusals(design: Design): Ddl['refused'] {
  const said = new Map<string, Ddl['refused'][number]>()
  for (const { kind, table, what, reason } of design.refused) {
    const general = design.refused.filter((other) => other.what === what && other.reason === reason).length > 1
    const named = design.tables.length > 1 && !general ? `${table}: ${what}` : what
    said.set(`${kind} ${named} ${reason}`, { kind, what: named, reason })
  }
  return [...said.values()]
}

/**
 * Profiled tables as the designer's input: nested ones get the columns that join them, which a profile leaves out.
 * A sample proves no key.
 */
export function inputTables(profile: Profile): InputTable[] {
  const nested = profile.tables.some((table) => table.parent !== null)
  return profile.tables.map((table) => {
    const hasChildren = profile.tables.some((other) => other.parent === table.name)
    const made = nested ? generatedColumns(table.parent !== null, hasChildren) : []
    const input = inputTable(table, made)
    return profile.sampled ? { ...input, keys: undefined } : input
  })
}

function inputTable(table: TableProfile, made: readonly InputColumn[]): InputTable {
  const measured = table.fields.map((field) => ({
    name: field.name,
    path: field.path,
    type: parseType(field.type),
    nullable: field.nullable,
    facts: field,
  }))
  return {
    name: table.name,
    parent: table.parent,
    rows: table.rows,
    bytes: table.bytes,
    columns: [...made, ...measured],
    keys: table.keys.filter((key) => key.exact).map((key) => key.columns),
    timeAxis: table.timeAxis,
    dependences: table.dependences,
  }
}

/** Columns that join the tables of nested input, as its readers make them: `_id`, `_parent_id`, `_position`. */
function generatedColumns(child: boolean, hasChildren: boolean): InputColumn[] {
  const made = (name: string, kind: 'uuid' | 'int64') => ({
    name,
    path: name,
    type: scalar(kind),
    nullable: false,
    generated: true,
  })
  return [
    ...(!child || hasChildren ? [made('_id', 'uuid')] : []),
    ...(child ? [made('_parent_id', 'uuid'), made('_position', 'int64')] : []),
  ]
}

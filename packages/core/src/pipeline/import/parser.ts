import type * as LibPgQuery from 'libpg-query'
import type { Node, SelectStmt } from 'libpg-query'
import { PlatformError } from '../../errors/error.ts'
import type { Phrase } from '../../messages/phrase.ts'
import { phrase, quoted } from '../../messages/phrase.ts'
import { withParameters } from './parameters.ts'

let parser: typeof LibPgQuery | null = null

/** Loads the parser (WebAssembly, some 15 ms); `parseSelect` works from then on. */
export async function loadSelectParser(): Promise<void> {
  if (parser) return
  const loaded = await import('libpg-query')
  await loaded.loadModule()
  parser = loaded
}

/** One SELECT as PostgreSQL's own parser reads it. `:name` may stand in it as in expressions. */
export interface ParsedSelect {
  readonly statement: SelectStmt
  /** Names of the parameters: `$1` in the tree is the first. */
  readonly parameters: readonly string[]
  readonly text: SelectText
}

/**
 * @param name what the text is called in places: `query.sql`
 * @throws PlatformError `pipeline.select-syntax`; `pipeline.select-refused` for anything but one SELECT
 * @throws Error where the parser is not loaded
 */
export function parseSelect(name: string, sql: string): ParsedSelect {
  if (!parser) throw new Error('loadSelectParser() comes before parseSelect()')
  const { numbered, parameters } = withNumberedParameters(sql)
  const text = new SelectText(name, sql)
  const statements = parsed(parser, numbered, text)
  const [only, another] = statements
  if (!only?.stmt || !('SelectStmt' in only.stmt)) throw text.refusal(0, phrase('select.statement'))
  if (another) throw text.refusal(another.stmt_location ?? 0, phrase('select.statement'))
  return { statement: only.stmt.SelectStmt, parameters, text }
}

function parsed(loaded: typeof LibPgQuery, sql: string, text: SelectText) {
  try {
    return loaded.parseSync(sql).stmts ?? []
  } catch (error) {
    // Its positions are characters, those of the tree are bytes.
    const at = loaded.hasSqlDetails(error) ? (error.sqlDetails?.cursorPosition ?? 0) : 0
    const why = quoted(error instanceof Error ? error.message : String(error))
    throw new PlatformError('pipeline.select-syntax', { ...text.lineAt(at), why }, { where: text.where(at) })
  }
}

/** `:name` as `$1`, filled up with spaces, so that what follows keeps its place. */
function withNumberedParameters(sql: string): { numbered: string; parameters: readonly string[] } {
  const parameters: string[] = []
  const numbered = withParameters(sql, (name, part) => {
    if (!parameters.includes(name)) parameters.push(name)
    const number = `$${parameters.indexOf(name) + 1}`
    return number + ' '.repeat(Math.max(0, byteLength(part) - number.length))
  })
  return { numbered, parameters }
}

const bytes = new TextEncoder()
const byteLength = (text: string) => bytes.encode(text).length

/** The text of a SELECT, which knows the places of its parts. */
export class SelectText {
  readonly name: string
  readonly #sql: string

  constructor(name: string, sql: string) {
    this.name = name
    this.#sql = sql
  }

  /** A refusal with the place of a part of the tree, or of a byte of the text. */
  refusal(at: Node | number, why: Phrase): PlatformError {
    const character = this.#characterAt(typeof at === 'number' ? at : locationOf(at))
    const place = { where: this.where(character) }
    return new PlatformError('pipeline.select-refused', { ...this.lineAt(character), why }, place)
  }

  where(character: number): string {
    const { line, column } = this.lineAt(character)
    return `${this.name}:${line}:${column}`
  }

  /** Line and column of a character, both from 1. */
  lineAt(character: number): { line: number; column: number } {
    const before = this.#sql.slice(0, character).split('\n')
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
  }

  #characterAt(byte: number): number {
    return new TextDecoder().decode(bytes.encode(this.#sql).subarray(0, byte)).length
  }
}

/** The first byte of a part of the tree: its own, else the least of its parts; 0 where none is known. */
export function locationOf(node: unknown): number {
  const found = locationIn(node)
  return Number.isFinite(found) ? found : 0
}

function locationIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return Number.POSITIVE_INFINITY
  const own: unknown = 'location' in value ? value.location : undefined
  if (typeof own === 'number' && own >= 0) return own
  return Object.values(value).reduce<number>(
    (least, part) => Math.min(least, locationIn(part)),
    Number.POSITIVE_INFINITY,
  )
}

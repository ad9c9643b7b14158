/** A statement of a file of SQL, and where it begins there. */
export interface Statement {
  readonly sql: string
  /** From 1. */
  readonly line: number
}

/** What may hold a semicolon that ends nothing: literals, quoted names, comments, dollar quotes. */
const TOKEN = /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|;/g
const LEADING = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/

/** The statements of a text, so that a failure can name its line: the server tells a place only of some mistakes. */
export function statementsOf(text: string): readonly Statement[] {
  const statements: Statement[] = []
  let from = 0
  for (const token of [...text.matchAll(TOKEN), null]) {
    if (token !== null && token[0] !== ';') continue
    const until = token === null ? text.length : token.index
    const part = text.slice(from, until)
    const sql = part.replace(LEADING, '')
    if (sql !== '') statements.push({ sql, line: lineAt(text, until - sql.length) })
    from = until + 1
  }
  return statements
}

/** Line of a place in a text, from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

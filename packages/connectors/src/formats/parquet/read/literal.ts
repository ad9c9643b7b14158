/** DuckDB's text literal: only the quote is doubled. */
export function literal(path: string): string {
  return `'${path.replaceAll("'", "''")}'`
}

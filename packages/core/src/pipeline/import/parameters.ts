/** What `:name` is not looked for in, and `:name` itself. */
const PARTS =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|::|:([\p{L}_][\p{L}\p{N}_]*)/gu

/** A SELECT with other texts in the place of its parameters. @param by what stands there, given the name without its colon and all as written */
export function withParameters(sql: string, by: (name: string, written: string) => string): string {
  return sql.replaceAll(PARTS, (part: string, _: unknown, name: string | undefined) =>
    name === undefined ? part : by(name, part),
  )
}

/** A table's name as DDL writes it, perhaps with a database before it. */
const NAME = '(?:`(?:[^`\\\\]|\\\\.|``)*`|"(?:[^"\\\\]|\\\\.|"")*"|[A-Za-z_][A-Za-z0-9_]*)'
const HEAD = new RegExp(
  `^\\s*((?:CREATE\\s+(?:OR\\s+REPLACE\\s+)?TABLE(?:\\s+IF\\s+NOT\\s+EXISTS)?|ALTER\\s+TABLE|OPTIMIZE\\s+TABLE)\\s+)${NAME}(?:\\.${NAME})?`,
  'i',
)

/**
 * The same statement for another table: the table that it makes or alters is the first name in it.
 * @param table qualified and quoted
 * @throws RangeError when the statement is no CREATE TABLE, ALTER TABLE or OPTIMIZE TABLE
 */
export function retarget(statement: string, table: string): string {
  if (!HEAD.test(statement)) throw new RangeError(`not a statement about one table: ${statement.slice(0, 80)}`)
  return statement.replace(HEAD, (_, head: string) => `${head}${table}`)
}

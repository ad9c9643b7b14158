/**
 * Words of ClickHouse that PostgreSQL's parser does not know, written in its terms: FINAL goes, PREWHERE joins WHERE,
 * FORMAT and SETTINGS at the end go, names in backticks take double quotes. What else is ClickHouse's own stays.
 */
export function withoutClickhouseWords(sql: string): string {
  return sql
    .replace(/`([^`]*)`/g, '"$1"')
    .replace(/\bFINAL\b/gi, ' ')
    .replace(/\bPREWHERE\b([\s\S]*?)\bWHERE\b/gi, 'WHERE ($1) AND ')
    .replace(/\bPREWHERE\b/gi, 'WHERE')
    .replace(/\bSETTINGS\s+\w+\s*=[\s\S]*$/i, '')
    .replace(/\bFORMAT\s+\w+\s*$/i, '')
}

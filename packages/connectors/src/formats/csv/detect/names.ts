/**
 * Unique names of columns from the header's rows: parts of several rows joined by a space, the ends trimmed. An empty
 * one becomes `column3` by its place; of equal ones the second becomes `name_2`, counting on past names that are taken.
 */
export function columnNames(headers: readonly (readonly string[])[], fields: number): string[] {
  const wanted: string[] = []
  for (let k = 0; k < fields; k++) {
    const parts = headers.map((row) => (row[k] ?? '').trim()).filter((part) => part !== '')
    wanted.push(parts.join(' ') || `column${k + 1}`)
  }
  const taken = new Set(wanted)
  const used = new Set<string>()
  return wanted.map((name) => {
    let unique = name
    for (let n = 2; used.has(unique); n++) {
      // A later column that bears this very name in the file keeps it.
      if (!taken.has(`${name}_${n}`)) unique = `${name}_${n}`
    }
    used.add(unique)
    taken.add(unique)
    return unique
  })
}

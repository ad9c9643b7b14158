/** A plain text table: columns padded to their widest cell, the last one left as it is; numbers flush right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, i) => Math.max(...cells.map((row) => width(row[i] ?? ''))))
  const right = head.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'))
  return cells
    .map((row) =>
      row
        .map((cell, i) => pad(cell, widths[i], right[i], i === head.length - 1))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function pad(cell: string, to: number, right: boolean, last: boolean): string {
  const space = ' '.repeat(Math.max(0, to - width(cell)))
  return right ? space + cell : last ? cell : cell + space
}

/** Columns that a text takes on a terminal; close enough for Latin and Cyrillic. */
function width(text: string): number {
  return [...text].length
}

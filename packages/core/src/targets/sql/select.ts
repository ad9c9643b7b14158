/** The parts of one SELECT, each as finished SQL. Lines are kept apart, since names and literals may hold line ends. */
export interface Select {
  readonly distinct?: boolean
  /** Behind the word SELECT. */
  readonly hint?: string
  readonly columns: readonly string[]
  readonly from: string
  /** Lines behind FROM: joins. */
  readonly joins?: readonly string[]
  readonly where?: readonly string[]
  readonly groupBy?: readonly string[]
  readonly orderBy?: readonly string[]
  readonly limit?: string
}

/** What a node is: one SELECT, or several joined by UNION ALL. */
export type Body = Select | { readonly union: readonly Select[]; readonly orderBy?: readonly string[] }

/** The lines of a body. */
export function bodyLines(body: Body): readonly string[] {
  if (!('union' in body)) return selectLines(body)
  const lines = body.union.flatMap((select, i) => [...(i === 0 ? [] : ['UNION ALL']), ...selectLines(select)])
  return [...lines, ...clause('ORDER BY', body.orderBy)]
}

function selectLines(select: Select): readonly string[] {
  const { columns } = select
  const word = ['SELECT', select.hint, select.distinct ? 'DISTINCT' : undefined].filter(Boolean).join(' ')
  const lines =
    columns.length === 1 ? [`${word} ${columns[0]}`] : [word, ...columns.map((each, i) => listed(each, i, columns))]
  lines.push(`FROM ${select.from}`, ...(select.joins ?? []))
  const [first, ...rest] = select.where ?? []
  if (first !== undefined) lines.push(`WHERE ${first}`, ...rest.map((condition) => `  AND ${condition}`))
  lines.push(...clause('GROUP BY', select.groupBy), ...clause('ORDER BY', select.orderBy))
  if (select.limit !== undefined) lines.push(select.limit)
  return lines
}

function listed(column: string, i: number, columns: readonly string[]): string {
  return `  ${column}${i < columns.length - 1 ? ',' : ''}`
}

function clause(words: string, terms: readonly string[] | undefined): readonly string[] {
  return terms === undefined || terms.length === 0 ? [] : [`${words} ${terms.join(', ')}`]
}

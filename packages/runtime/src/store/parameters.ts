import type { Columns } from './query.ts'

/** Literals, quoted names, comments and casts are passed over; what is left with one colon is a parameter. */
const TOKEN = /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|::|:([a-z][A-Za-z0-9]*)/g

/**
 * SQL with `:name` as SQL with `$n::type`; the same name is the same `$n`.
 * @throws Error when the text uses a parameter that is not declared, or not one that is
 */
export function namedParameters(
  text: string,
  params: Columns,
  query: string,
): { readonly text: string; readonly order: readonly string[] } {
  const order: string[] = []
  const numbered = text.replace(TOKEN, (token, name?: string) => {
    if (name === undefined) return token
    if (!Object.hasOwn(params, name)) throw new Error(`${query} uses :${name}, which is not declared`)
    if (!order.includes(name)) order.push(name)
    return `$${order.indexOf(name) + 1}::${params[name].sql}`
  })
  const unused = Object.keys(params).filter((name) => !order.includes(name))
  if (unused.length > 0) throw new Error(`${query} declares :${unused.join(', :')}, which its text does not use`)
  return { text: numbered.trim(), order }
}

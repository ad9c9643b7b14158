/** Longest line of generated Python. */
const WIDTH = 120

/**
 * Breaks a statement of one line at its brackets where it is too long, an item a line with a comma behind, as Python's
 * formatters do.
 */
export function layOut(statement: string, indent = 0): string {
  const line = `${' '.repeat(indent)}${statement}`
  if (Array.from(line).length <= WIDTH) return line
  const chain = chainOf(statement)
  if (chain !== null) {
    const links = chain.links.map((link) => layOut(link, indent + 4))
    return [`${' '.repeat(indent)}${chain.head}(`, ...links, `${' '.repeat(indent)})`].join('\n')
  }
  const bracket = outermost(statement)
  if (bracket === null) return line
  const head = statement.slice(0, bracket.open + 1)
  const tail = statement.slice(bracket.close)
  const items = itemsOf(statement.slice(bracket.open + 1, bracket.close))
  if (items.length === 0) return line
  const comma = items.length > 1 || !isGroup(statement, bracket.open)
  const body = items.map((item) => layOut(`${item}${comma ? ',' : ''}`, indent + 4))
  return [`${' '.repeat(indent)}${head}`, ...body, `${' '.repeat(indent)}${tail}`].join('\n')
}

/** An assignment of calls one behind the other, to be put in brackets with a call a line; null for what is none. */
function chainOf(statement: string): { head: string; links: readonly string[] } | null {
  const assigned = /^[\p{L}_][\p{L}\p{N}_]* = /u.exec(statement)
  if (!assigned) return null
  const value = statement.slice(assigned[0].length)
  const starts: number[] = []
  walk(value, (at, depth, kind) => {
    if (kind === 'close' && depth === 0 && /^\.\w+\(/.test(value.slice(at + 1))) starts.push(at + 1)
  })
  if (starts.length === 0) return null
  const links = [0, ...starts].map((start, i) => value.slice(start, starts[i]))
  return { head: assigned[0], links }
}

/** A bracket that only groups, and one of a subscript: a comma behind its one item would make a tuple. */
function isGroup(text: string, open: number): boolean {
  return /[\w\])]$/u.test(text.slice(0, open)) === (text[open] === '[')
}

/** The longest pair of brackets that stand in no other. */
function outermost(text: string): { open: number; close: number } | null {
  let best: { open: number; close: number } | null = null
  let open = 0
  walk(text, (at, depth, kind) => {
    if (kind === 'open' && depth === 0) open = at
    if (kind !== 'close' || depth !== 0) return
    if (best === null || at - open > best.close - best.open) best = { open, close: at }
  })
  return best
}

/** What stands between commas at the top. */
function itemsOf(text: string): readonly string[] {
  const items: string[] = []
  let from = 0
  walk(text, (at, depth, kind) => {
    if (kind !== 'comma' || depth !== 0 || insideLambda(text.slice(from, at))) return
    items.push(text.slice(from, at).trim())
    from = at + 1
  })
  return [...items, text.slice(from).trim()].filter((item) => item !== '')
}

/** A comma between the arguments of a lambda parts no items. */
function insideLambda(text: string): boolean {
  return /(?:^|[\s=(])lambda [^:]*$/.test(text)
}

/** Definitions of a module with two empty lines between them; constants of a line stand together. */
export function apart(definitions: readonly string[]): string {
  const isConstant = (definition: string) => /^\w+ = .*$/.test(definition)
  const trimmed = definitions.map((each) => each.trim())
  return trimmed.reduce(
    (text, each, i) => text + (isConstant(trimmed[i - 1]) && isConstant(each) ? '\n' : '\n\n\n') + each,
  )
}

/** Walks over brackets and commas outside of texts, with the depth of brackets around each. */
function walk(text: string, see: (at: number, depth: number, kind: 'open' | 'close' | 'comma') => void): void {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = endOfText(text, at)
    else if ('([{'.includes(character)) see(at, depth++, 'open')
    else if (')]}'.includes(character)) see(at, --depth, 'close')
    else if (character === ',') see(at, depth, 'comma')
  }
}

function endOfText(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

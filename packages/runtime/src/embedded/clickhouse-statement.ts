/**
 * What the HTTP interface must know of a statement before the engine sees it: whether rows follow it and in which
 * format. Lexical rules: ClickHouse's Lexer.cpp.
 */
export interface Token {
  /** A bare word in capitals, a quoted name or literal as written, or one character. */
  readonly text: string
  readonly kind: 'word' | 'string' | 'name' | 'symbol'
  /** Byte (or character) range in the text. */
  readonly start: number
  readonly end: number
  /** Open parentheses, brackets and braces around it. */
  readonly depth: number
}

/** An INSERT that takes rows from what follows it. */
export interface RowInsert {
  /** `INSERT INTO t (columns)`: everything before SETTINGS, FORMAT or VALUES. */
  readonly head: string
  /** `SETTINGS …`, or empty. */
  readonly settings: string
  readonly format: string
  /** Where in the text the rows begin. */
  readonly rowsAt: number
}

const OPENING = '([{'
const CLOSING = ')]}'

/** Cuts a statement into tokens, comments left out; lazily, so that rows after an INSERT are never looked at. */
export function* tokens(sql: string): Generator<Token> {
  let depth = 0
  for (let at = 0; at < sql.length; ) {
    const start = at
    const skipped = skipBlank(sql, at)
    if (skipped > at) {
      at = skipped
      continue
    }
    const quote = sql[at]
    if (quote === "'" || quote === '"' || quote === '`') {
      at = endOfQuoted(sql, at)
      yield { text: sql.slice(start, at), kind: quote === "'" ? 'string' : 'name', start, end: at, depth }
      continue
    }
    const heredoc = /^\$\w*\$/.exec(sql.slice(at, at + 128))?.[0]
    if (heredoc) {
      const close = sql.indexOf(heredoc, at + heredoc.length)
      at = close === -1 ? sql.length : close + heredoc.length
      yield { text: sql.slice(start, at), kind: 'string', start, end: at, depth }
      continue
    }
    const word = WORD.exec(sql.slice(at, at + 256))
    if (word) {
      at += word[0].length
      yield { text: word[0].toUpperCase(), kind: 'word', start, end: at, depth }
      continue
    }
    if (OPENING.includes(sql[at])) depth++
    if (CLOSING.includes(sql[at])) depth--
    at++
    yield { text: sql[start], kind: 'symbol', start, end: at, depth }
  }
}
const WORD = /^[A-Za-z_0-9\u0080-\uffff]+/

/** The place after white space or a comment at `at`; `at` itself when there is none. */
function skipBlank(sql: string, at: number): number {
  if (/\s/.test(sql[at])) return at + 1
  if (sql.startsWith('/*', at)) return endOfComment(sql, at)
  if (LINE_COMMENTS.some((mark) => sql.startsWith(mark, at))) {
    const end = sql.indexOf('\n', at)
    return end === -1 ? sql.length : end + 1
  }
  return at
}

/** Comments nest (seen on 26.7). */
function endOfComment(sql: string, start: number): number {
  const marks = /\/\*|\*\//g
  marks.lastIndex = start
  let open = 0
  for (let mark = marks.exec(sql); mark !== null; mark = marks.exec(sql)) {
    open += mark[0] === '/*' ? 1 : -1
    if (open === 0) return mark.index + 2
  }
  return sql.length
}

const LINE_COMMENTS = ['--', '//', '#!', '# ']

function endOfQuoted(sql: string, start: number): number {
  const quote = sql[start]
  for (let at = start + 1; at < sql.length; at++) {
    if (sql[at] === '\\') at++
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return at + 1
      at++
    }
  }
  return sql.length
}

/** First bare word of a statement, in capitals: `SELECT`, `INSERT`, … */
export function leadingWord(sql: string): string {
  for (const token of tokens(sql)) if (token.text !== '(') return token.kind === 'word' ? token.text : ''
  return ''
}

/** The INSERT whose rows follow it; null for any other statement, INSERT … SELECT among them. */
export function rowInsert(sql: string, defaultFormat: string): RowInsert | null {
  let settingsAt = -1
  let expectFormat = false
  let first = true
  const build = (format: string, headEnd: number, rowsAt: number): RowInsert => ({
    head: sql.slice(0, settingsAt === -1 ? headEnd : settingsAt),
    settings: settingsAt === -1 ? '' : sql.slice(settingsAt, headEnd),
    format,
    rowsAt,
  })
  let formatAt = 0
  for (const token of tokens(sql)) {
    if (first && token.text !== 'INSERT') return null
    first = false
    if (expectFormat) return build(sql.slice(token.start, token.end), formatAt, afterFormatName(sql, token.end))
    if (token.kind !== 'word' || token.depth !== 0) continue
    if (token.text === 'SELECT' || token.text === 'WITH' || token.text === 'INFILE') return null
    if (token.text === 'SETTINGS') settingsAt = token.start
    if (token.text === 'VALUES') return build('Values', token.start, token.end)
    if (token.text === 'FORMAT') {
      expectFormat = true
      formatAt = token.start
    }
  }
  return first ? null : build(defaultFormat, sql.length, sql.length)
}

/** Rows begin after the blanks that follow the format's name, and one line end. */
function afterFormatName(sql: string, at: number): number {
  let next = at
  while (sql[next] === ' ' || sql[next] === '\t' || sql[next] === '\r') next++
  if (sql[next] === ';') next++
  return sql[next] === '\n' ? next + 1 : next
}

/** The format that a statement names itself at its end (`… FORMAT JSON`); null when it names none. */
export function namedFormat(sql: string): string | null {
  const all = [...tokens(sql)]
  for (let at = all.length - 2; at >= 0; at--) {
    const [token, name, after] = all.slice(at, at + 3)
    if (token.text !== 'FORMAT' || token.kind !== 'word' || token.depth !== 0 || name.kind !== 'word') continue
    return after === undefined || after.text === ';' || after.text === 'SETTINGS'
      ? sql.slice(name.start, name.end)
      : null
  }
  return null
}

/** True when a second statement follows a semicolon. */
export function isSeveral(sql: string): boolean {
  let ended = false
  for (const token of tokens(sql)) {
    if (token.text !== ';' && ended) return true
    if (token.text === ';') ended = true
  }
  return false
}

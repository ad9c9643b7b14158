import { type Token, tokens } from './clickhouse-statement.ts'

/**
 * What a statement asks of files or disks where the engine's grants do not reach; null when it asks for nothing of it:
 * INTO OUTFILE and FROM INFILE are worked by the engine's client side, the function `file` needs no right in an engine
 * inside a process, and a disk may be described within a statement.
 *
 * A suspicious statement with a comment, a heredoc or typographic quotes outside its names and texts is refused whole:
 * there two readers of SQL could disagree about what is code. Comments are taken out before (`withoutComments`).
 */
export function forbiddenPart(sql: string): string | null {
  const suspicious = SUSPICIOUS.exec(sql)
  if (suspicious && AMBIGUOUS.test(codeOf(sql))) return suspicious[0].slice(0, 40)
  const all = [...tokens(sql)]
  for (let at = 0; at < all.length; at++) {
    const found = forbiddenAt(all, at)
    if (found !== null) return found
  }
  return null
}

/**
 * A suspicious statement as the engine gets it: a blank for each comment. So the engine never sees what was not looked
 * at, whatever it would take for a comment itself. Others stay as they are.
 */
export function withoutComments(sql: string): string {
  if (!SUSPICIOUS.test(sql) || !AMBIGUOUS.test(sql)) return sql
  let plain = ''
  let end = 0
  for (const token of tokens(sql)) {
    const between = sql.slice(end, token.start)
    plain += between.trim() === '' ? between : ' '
    plain += sql.slice(token.start, token.end)
    end = token.end
  }
  return plain
}

/**
 * The text outside names and texts in quotes, whose ends are beyond doubt: every reader begins them at the same quote
 * as long as nothing ambiguous stood before, and ends them by the same two rules (a doubled quote, a backslash).
 */
function codeOf(sql: string): string {
  let code = ''
  let end = 0
  for (const token of tokens(sql)) {
    if (!/^['"`]/.test(token.text)) continue
    code += `${sql.slice(end, token.start)} `
    end = token.end
  }
  return code + sql.slice(end)
}

const SUSPICIOUS = new RegExp(
  [
    String.raw`\b(?:infile|outfile)\b`,
    // A call, perhaps with a comment before its parenthesis.
    String.raw`\b(?:file|disk)\b["\`]?\s*(?:\(|\/|-|#)`,
    // The name as a first argument.
    String.raw`\(\s*["\`]?file\b["\`]?\s*[),]`,
    String.raw`\bapply\b[\s(]*file\b`,
    // A quoted name with escapes before a parenthesis.
    String.raw`\\[^\n]*["\`]\s*\(`,
  ].join('|'),
  'i',
)
const AMBIGUOUS = /--|\/\*|#|\/\/|\$|[\u2018\u2019\u201c\u201d]/

function forbiddenAt(all: readonly Token[], at: number): string | null {
  const token = all[at]
  // `{name:Identifier}`: what it stands for comes apart from the statement.
  if (token.text === '{' && all[at + 3]?.text === 'IDENTIFIER' && isFunctionArgument(all, at, at + 4)) {
    return 'an identifier parameter as a function'
  }
  if (token.kind !== 'word' && token.kind !== 'name') return null
  const before = all[at - 1]?.text ?? ''
  const next = all[at + 1]?.text ?? ''
  if (token.kind === 'word' && (token.text === 'INFILE' || token.text === 'OUTFILE')) {
    return before === 'FROM' || before === 'INTO' ? `${before} ${token.text}` : null
  }
  if (token.text === 'DISK' && next === '(') return 'disk(…)'
  if (!isFileFunction(token)) return null
  if (next === '(' && !TABLE_COMES_NEXT.has(before) && before !== '.') return 'file(…)'
  if (before === 'APPLY') return 'APPLY file'
  return isFunctionArgument(all, at) ? 'the function file as an argument' : null
}

const TABLE_COMES_NEXT = new Set(['INTO', 'TABLE', 'EXISTS'])

/** The function's name is case-sensitive; a quoted name may hide it behind escapes. */
function isFileFunction(token: Token): boolean {
  return nameOf(token) === 'file' || (token.kind === 'word' && token.text === 'FILE')
}

/** What a word or quoted name means, its escapes resolved. */
function nameOf(token: Token): string {
  if (token.kind === 'word') return token.text
  const quote = token.text[0]
  return token.text
    .slice(1, -1)
    .replaceAll(quote + quote, quote)
    .replace(/\\(?:x([0-9a-f]{2})|(.))/gis, (_, code?: string, plain?: string) =>
      code === undefined ? (plain ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
    )
}

/**
 * `arrayMap(file, …)`, `arrayMap((file), …)`, `APPLY(file)`; a column in `count(file)` or `ORDER BY (file, …)` is none.
 * That only functions named array… and map… take a function's name was found by trying all functions of 26.7.
 */
function isFunctionArgument(all: readonly Token[], at: number, last = at): boolean {
  let open = at - 1
  while (all[open]?.text === '(') open--
  const parentheses = at - 1 - open
  const caller = all[open]
  if (parentheses === 0 || caller === undefined) return false
  if (caller.text === 'APPLY') return true
  if ((caller.kind !== 'word' && caller.kind !== 'name') || !/^(?:array|map)/i.test(nameOf(caller))) return false
  let close = last + 1
  while (all[close]?.text === ')' && close - last < parentheses) close++
  return all[close]?.text === ','
}

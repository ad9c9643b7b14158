import { PlatformError } from '../errors/error.ts'
import { phrase } from '../messages/phrase.ts'

export type TokenKind = 'word' | 'name' | 'text' | 'number' | 'parameter' | 'symbol' | 'end'

export interface Token {
  readonly kind: TokenKind
  /** A word in lower case, a quoted name or text without its quotes, a parameter without its colon. */
  readonly value: string
  /** As written. */
  readonly text: string
  readonly at: number
  readonly end: number
}

/** In order: the first that matches at a place is taken. Comments and spaces are skipped. */
const PATTERNS: readonly (readonly [TokenKind | 'skip', RegExp])[] = [
  ['skip', /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['text', /'(?:[^']|'')*'/y],
  ['name', /"(?:[^"]|"")+"/y],
  ['symbol', /::|->>|->|<>|!=|<=|>=|!~\*|!~|~\*|~|\|\||[-+*/%=<>(),.]/y],
  ['parameter', /:[\p{L}_][\p{L}\p{N}_]*/uy],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
]

/**
 * Cuts an expression into tokens; the last one is `end`.
 * @throws PlatformError `expression.syntax` at a character that begins no token.
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const token = tokenAt(text, at)
    if (token.kind !== 'skip') tokens.push({ ...token, kind: token.kind })
    at = token.end
  }
  tokens.push({ kind: 'end', value: '', text: '', at, end: at })
  return tokens
}

function tokenAt(text: string, at: number): Omit<Token, 'kind'> & { kind: TokenKind | 'skip' } {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) return { kind, value: valueOf(kind, found), text: found, at, end: at + found.length }
  }
  throw new PlatformError('expression.syntax', {
    expression: text,
    at: at + 1,
    why: phrase('expression.character', { character: String.fromCodePoint(text.codePointAt(at) ?? 0) }),
  })
}

function valueOf(kind: TokenKind | 'skip', text: string): string {
  switch (kind) {
    case 'text':
      return text.slice(1, -1).replaceAll("''", "'")
    case 'name':
      return text.slice(1, -1).replaceAll('""', '"')
    case 'parameter':
      return text.slice(1)
    case 'word':
      return text.toLowerCase()
    default:
      return text
  }
}

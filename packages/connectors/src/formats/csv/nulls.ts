import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Dialect } from './dialect.ts'

/** Unquoted texts that mean NULL. `\N` does where the backslash escapes: so MySQL and PostgreSQL write it. */
export function nullTokens(dialect: Dialect): readonly Buffer[] {
  const tokens = dialect.escape === '\\' ? [...dialect.nulls, '\\N'] : dialect.nulls
  return tokens.map((token) => Buffer.from(token))
}

/** True when an unquoted value is one of the tokens. */
export function isNullToken(
  tokens: readonly Buffer[],
  bytes: Buffer,
  start: number,
  end: number,
  mask: number,
): boolean {
  if (mask & (BYTE_CLASS.QUOTED | BYTE_CLASS.NULL)) return false
  for (const token of tokens) {
    if (token.length === end - start && token.compare(bytes, start, end) === 0) return true
  }
  return false
}

import type { Node } from 'libpg-query'
import type { Expression } from '../../expressions/syntax.ts'
import { phrase } from '../../messages/phrase.ts'
import type { ExpressionReader } from './expression.ts'
import { text } from './tree.ts'

/** The pattern of a LIKE; `LIKE p ESCAPE '#'` is written with the backslash, which LIKE knows by itself. */
export function readPattern(reader: ExpressionReader, node: Node | undefined): Expression {
  const escaped = node && 'FuncCall' in node && isLikeEscape(node.FuncCall.funcname) ? node.FuncCall.args : undefined
  if (!node || !escaped) return reader.read(node)
  const [pattern, sign] = escaped.map((each) => reader.read(each))
  const isText = (tree: Expression) => tree.kind === 'literal' && tree.literal === 'text'
  if (pattern.kind !== 'literal' || sign?.kind !== 'literal' || !isText(pattern) || !isText(sign))
    return reader.refuse(node, phrase('select.construct', { what: 'LIKE … ESCAPE' }))
  return text(withBackslashes(pattern.text, sign.text), pattern.at)
}

function isLikeEscape(name: readonly Node[] | undefined): boolean {
  const last = name?.at(-1)
  return last !== undefined && 'String' in last && last.String.sval === 'like_escape'
}

function withBackslashes(pattern: string, sign: string): string {
  const characters = Array.from(pattern)
  let made = ''
  for (let i = 0; i < characters.length; i++) {
    const escapes = characters[i] === sign && i + 1 < characters.length
    const character = escapes ? characters[++i] : characters[i]
    made += escapes || character === '\\' ? `\\${character}` : character
  }
  return made
}

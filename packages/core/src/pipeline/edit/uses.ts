import type { Document } from 'yaml'
import { tokenise } from '../../expressions/tokens.ts'
import { withParameters } from '../import/parameters.ts'
import { expressionTexts } from './expression-texts.ts'
import type { Mention, RenameInSelect } from './mentions.ts'

/**
 * Expressions and SELECTs of a document that call a macro, or name a parameter, and what they say when that has another
 * name. What cannot be read stays as it is.
 * @param renameInSelect follows calls into SELECTs; without it they stay. Parameters are followed there anyhow.
 */
export function uses(
  document: Document,
  section: 'macros' | 'params',
  name: string,
  to: string,
  renameInSelect: RenameInSelect | null,
): readonly Mention[] {
  const rewritten = (text: string, kind: 'expression' | 'select'): string => {
    if (section === 'params')
      return kind === 'select' ? withParameterInSelect(text, name, to) : withParameter(text, name, to)
    if (kind === 'expression') return withCall(text, name, to)
    return renameInSelect === null ? text : renameInSelect(text, name, to, 'function')
  }
  return expressionTexts(document).flatMap(({ node, kind }) => {
    const text = String(node.value)
    const value = rewritten(text, kind)
    return value === text ? [] : [{ node, value }]
  })
}

/** An expression with another name for a function that it calls, found whatever its letter case. */
function withCall(text: string, name: string, to: string): string {
  const wanted = name.toLowerCase()
  return replaced(text, to, (tokens, i) => {
    const { kind, value } = tokens[i]
    return kind === 'word' && value === wanted && tokens[i + 1].text === '(' && tokens[i - 1]?.text !== '.'
  })
}

function withParameter(text: string, name: string, to: string): string {
  return replaced(text, `:${to}`, (tokens, i) => tokens[i].kind === 'parameter' && tokens[i].value === name)
}

function withParameterInSelect(text: string, name: string, to: string): string {
  return withParameters(text, (each, written) => (each === name ? `:${to}` : written))
}

/**
 * The expression of a macro with another name for one of its arguments.
 * @returns the text as it is when it cannot be read
 */
export function withArgument(text: string, name: string, to: string): string {
  const wanted = name.toLowerCase()
  return replaced(text, to, (tokens, i) => {
    const { kind, value } = tokens[i]
    const isNamed = kind === 'word' ? value === wanted : kind === 'name' && value === name
    return isNamed && tokens[i - 1]?.text !== '.' && tokens[i + 1].text !== '.' && tokens[i + 1].text !== '('
  })
}

type Tokens = ReturnType<typeof tokenise>

function replaced(text: string, by: string, isMeant: (tokens: Tokens, at: number) => boolean): string {
  let tokens: Tokens
  try {
    tokens = tokenise(text)
  } catch {
    return text
  }
  const places = tokens.filter((_, i) => isMeant(tokens, i))
  return places.toReversed().reduce((so, { at, end }) => so.slice(0, at) + by + so.slice(end), text)
}

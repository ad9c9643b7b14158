import { PlatformError } from '../errors/error.ts'
import { phrase } from '../messages/phrase.ts'
import { operandsOf } from './references.ts'
import type { Expression } from './syntax.ts'

/** Most levels of operands within operands: far more than people write, far fewer than overflow a stack or an engine. */
export const DEEPEST = 400

/** Levels of a tree; a chain such as `a or b or c` is one to its left. */
export function depthOf(tree: Expression): number {
  let depth = 0
  for (let level: readonly Expression[] = [tree]; level.length > 0; depth++) level = level.flatMap(operandsOf)
  return depth
}

/** @param at character at which there are too many levels, from 0 */
export function tooDeep(text: string, at: number): PlatformError {
  const why = phrase('expression.too-deep', { most: DEEPEST })
  const begins = text.length > 200 ? `${text.slice(0, 200)}…` : text
  return new PlatformError('expression.syntax', { expression: begins, at: at + 1, why })
}

import { isDeepStrictEqual } from 'node:util'
import type { AnyRoute } from './route.ts'
import { JsonText } from './route.ts'

/**
 * Compares what a route answers with what its schema says, both ways: nothing missing, nothing beyond. Pages that the
 * database wrote bypass the schema, and extras of other answers are cut off silently; tests run with this check
 * (AI_ETL_CHECK_ANSWERS), so that OpenAPI is the truth.
 * @throws Error with the first difference
 */
export function checkAnswer(route: AnyRoute, result: unknown): void {
  if (route.answer === null || result === undefined) return
  const json: unknown = JSON.parse(result instanceof JsonText ? result.text : JSON.stringify(result))
  const parsed: unknown = route.answer.parse(json)
  const described: unknown = JSON.parse(JSON.stringify(parsed))
  if (!isDeepStrictEqual(described, json))
    throw new Error(`${route.id} answers what its schema does not describe: ${difference(json, described, route.id)}`)
}

/** The first place where two JSON values differ. */
function difference(answer: unknown, described: unknown, place: string): string {
  if (!isObject(answer) || !isObject(described)) return `${place}: ${JSON.stringify(answer)}`
  for (const key of Object.keys(answer))
    if (!isDeepStrictEqual(answer[key], described[key]))
      return difference(answer[key], described[key], `${place}.${key}`)
  return place
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

import { hasLiteralSecret } from '@ai-etl/core/address/mask'
import { seal, unseal } from '@ai-etl/runtime/connections/seal'

/** What a sealed text begins with; no address does. */
const SEALED = 'sealed:v1:'

/** A job's input as it may be stored: every address that carries a secret is sealed whole. */
export function sealInput(input: unknown, key: Buffer): unknown {
  return mapTexts(input, (text) => (hasLiteralSecret(text) ? `${SEALED}${seal(key, text)}` : text))
}

/** The input as it was given. @throws PlatformError `connections.key-wrong` when the key is another one now */
export function unsealInput(input: unknown, key: Buffer): unknown {
  return mapTexts(input, (text) => (text.startsWith(SEALED) ? unseal(key, text.slice(SEALED.length), 'job') : text))
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapTexts(each, change)]))
  return value
}

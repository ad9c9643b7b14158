import { hasLiteralSecret, maskSecretsWithin } from '@ai-etl/core/address/mask'
import type { Secrets } from '../secrets/secrets.ts'

/** What a sealed text begins with; no address does. */
const SEALED = 'sealed:v1:'

/** A job's input as it may be stored: every text with an address that carries a secret is sealed whole, documents too. */
export function sealInput(input: unknown, secrets: Pick<Secrets, 'seal'>): Promise<unknown> {
  return mapTexts(input, async (text) => (carriesSecret(text) ? `${SEALED}${(await secrets.seal(text)).sealed}` : text))
}

/** Whether a text is an address with a secret, or has one within it: a document. */
function carriesSecret(text: string): boolean {
  return hasLiteralSecret(text) || maskSecretsWithin(text) !== text
}

/** The input as it was given. @throws PlatformError `connections.key-wrong` when its key is gone */
export function unsealInput(input: unknown, secrets: Pick<Secrets, 'unseal'>): Promise<unknown> {
  return mapTexts(input, async (text) =>
    text.startsWith(SEALED) ? secrets.unseal(text.slice(SEALED.length), 'job') : text,
  )
}

async function mapTexts(value: unknown, change: (text: string) => Promise<string>): Promise<unknown> {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return Promise.all(value.map((each) => mapTexts(each, change)))
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(async ([name, each]) => [name, await mapTexts(each, change)] as const)
    return Object.fromEntries(await Promise.all(entries))
  }
  return value
}

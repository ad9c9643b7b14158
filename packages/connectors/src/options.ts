import { PlatformError } from '@ai-etl/core/errors/error'
import type { z } from 'zod'

/**
 * Validates an address's options by a connector's schema.
 * @returns the parsed options, defaults filled in
 * @throws PlatformError `address.option-unknown`, `address.option-invalid`
 */
export function readOptions<S extends z.ZodObject>(
  connector: string,
  schema: S,
  options: Readonly<Record<string, string>>,
): z.output<S> {
  const known = Object.keys(schema.shape)
  for (const option of Object.keys(options)) {
    if (!known.includes(option)) {
      throw new PlatformError('address.option-unknown', { option, connector, known: known.join(', ') })
    }
  }
  const result = schema.safeParse(options)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const option = String(issue.path[0])
  throw new PlatformError('address.option-invalid', {
    option,
    value: options[option] ?? '',
    connector,
    why: issue.message,
  })
}

import { PlatformError } from '@ai-etl/core/errors/error'
import { checkSchema } from '@ai-etl/core/messages/issues'
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
  const checked = checkSchema(schema, options)
  if ('value' in checked) return checked.value
  const { path, why } = checked.misfit
  const option = String(path[0])
  throw new PlatformError('address.option-invalid', { option, value: options[option] ?? '', connector, why })
}

import { PlatformError } from '@ai-etl/core/errors/error'
import { checkSchema } from '@ai-etl/core/messages/issues'
import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'

const PLACES: Readonly<Record<string, string>> = { querystring: 'query', body: 'body', params: 'params' }

/** Checks each part of a request by its zod schema; what does not fit is told in the language of the caller. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data) => {
    const checked = checkSchema(schema, data)
    if ('value' in checked) return checked
    const { path, why } = checked.misfit
    const place = [PLACES[httpPart ?? ''] ?? 'request', ...path].join('.')
    return { error: new PlatformError('request.invalid', { place, why }, { where: place }) }
  }

import type { Source } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { LoadRequest } from './request.ts'

/**
 * Refuses what cannot be loaded whatever the data.
 * @throws PlatformError `load.column-unknown`, `load.missing-needs-key`, `load.one-root-only`
 */
export function checkRequest(request: LoadRequest, source: Pick<Source, 'tables'>): void {
  const { cursor, missing = 'keep', mode } = request
  const known = source.tables[0].columns.map((column) => column.name)
  if (cursor !== undefined && !known.includes(cursor))
    throw new PlatformError('load.column-unknown', { option: '--cursor', column: cursor, known: known.join(', ') })
  const full = cursor === undefined && request.where === undefined
  if (missing !== 'keep' && (!full || (mode !== 'upsert' && mode !== 'scd2')))
    throw new PlatformError('load.missing-needs-key', { missing })
  const roots = source.tables.filter((table) => table.parent === null)
  const rootOnly = request.select ?? request.where ?? request.cursor ?? request.key
  if (roots.length > 1 && rootOnly !== undefined)
    throw new PlatformError('load.one-root-only', { tables: roots.map((table) => table.name).join(', ') })
}

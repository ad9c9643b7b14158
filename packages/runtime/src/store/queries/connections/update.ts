import { query } from '../../query.ts'
import { nullable, text, uuid } from '../../types.ts'
import { CONNECTION, CONNECTION_COLUMNS } from './columns.ts'

/** Null leaves a value as it is; a new address forgets the last test. No row: no such connection. */
export const updateConnection = query({
  name: 'updateConnection',
  params: {
    projectId: uuid,
    connectionId: uuid,
    name: nullable(text),
    connector: nullable(text),
    address: nullable(text),
    sealed: nullable(text),
    keyId: nullable(text),
  },
  row: CONNECTION,
  text: `
    UPDATE connections c SET
      name = coalesce(:name, c.name), connector = coalesce(:connector, c.connector),
      address = coalesce(:address, c.address), sealed = coalesce(:sealed, c.sealed),
      key_id = coalesce(:keyId, c.key_id),
      tested_at = CASE WHEN :sealed IS NULL THEN c.tested_at END, test = CASE WHEN :sealed IS NULL THEN c.test END,
      updated_at = now()
    WHERE c.project_id = :projectId AND c.id = :connectionId
    RETURNING ${CONNECTION_COLUMNS}`,
})

import { query } from '../../query.ts'
import { nullable, text, uuid } from '../../types.ts'
import { CONNECTION, CONNECTION_COLUMNS } from './columns.ts'

/** `address` is without secrets. No row: the project has one of that name. */
export const insertConnection = query({
  name: 'insertConnection',
  params: {
    projectId: uuid,
    name: text,
    connector: text,
    address: text,
    sealed: text,
    keyId: text,
    createdBy: nullable(uuid),
  },
  row: CONNECTION,
  text: `
    INSERT INTO connections AS c (project_id, name, connector, address, sealed, key_id, created_by)
    VALUES (:projectId, :name, :connector, :address, :sealed, :keyId, :createdBy)
    ON CONFLICT (project_id, name) DO NOTHING
    RETURNING ${CONNECTION_COLUMNS}`,
})

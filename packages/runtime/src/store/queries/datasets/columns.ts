import type { FieldOverride } from '@ai-etl/core/profile/overrides'
import { bigint, instant, json, nullable, text, uuid } from '../../types.ts'

/** A dataset of a connection, of an upload, or at an address of its own (exactly one of the three). */
export const DATASET = {
  id: uuid,
  projectId: uuid,
  connectionId: nullable(uuid),
  uploadId: nullable(uuid),
  address: nullable(text),
  name: text,
  title: nullable(text),
  overrides: json<readonly FieldOverride[]>(),
  schema: nullable(json()),
  rows: nullable(bigint),
  bytes: nullable(bigint),
  profileId: nullable(uuid),
  createdBy: nullable(uuid),
  createdAt: instant,
  updatedAt: instant,
}

/** The columns of DATASET, of a table `d`. */
export const DATASET_COLUMNS = `d.id, d.project_id AS "projectId", d.connection_id AS "connectionId",
  d.upload_id AS "uploadId", d.address, d.name, d.title, d.overrides, d.schema, d.rows, d.bytes,
  d.profile_id AS "profileId", d.created_by AS "createdBy", d.created_at AS "createdAt", d.updated_at AS "updatedAt"`

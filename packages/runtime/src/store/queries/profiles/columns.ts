import { bigint, double, instant, nullable, text, uuid } from '../../types.ts'

/** A profile as lists show it: without its document. */
export const PROFILE = {
  id: uuid,
  projectId: uuid,
  datasetId: nullable(uuid),
  address: text,
  bytes: bigint,
  rows: bigint,
  fingerprint: nullable(text),
  seconds: double,
  createdBy: nullable(uuid),
  createdAt: instant,
}

/** The columns of PROFILE, of a table `p`. */
export const PROFILE_COLUMNS = `p.id, p.project_id AS "projectId", p.dataset_id AS "datasetId", p.address, p.bytes,
  p.rows, p.fingerprint, p.seconds, p.created_by AS "createdBy", p.created_at AS "createdAt"`

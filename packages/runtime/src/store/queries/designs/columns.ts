import { instant, nullable, oneOf, text, uuid } from '../../types.ts'

export const DIALECT = oneOf('postgresql', 'clickhouse', 'mysql', 'redshift', 'snowflake', 'bigquery')
export const CHECKED = oneOf('executed', 'parsed', 'unchecked')

/** A design as lists show it: without its document. */
export const DESIGN = {
  id: uuid,
  projectId: uuid,
  profileId: nullable(uuid),
  adviceId: nullable(uuid),
  address: text,
  dialect: DIALECT,
  checked: CHECKED,
  executedOn: nullable(text),
  executedAt: nullable(instant),
  createdBy: nullable(uuid),
  createdAt: instant,
}

/** The columns of DESIGN, of a table `d`. */
export const DESIGN_COLUMNS = `d.id, d.project_id AS "projectId", d.profile_id AS "profileId",
  d.advice_id AS "adviceId", d.address, d.dialect, d.checked, d.executed_on AS "executedOn",
  d.executed_at AS "executedAt", d.created_by AS "createdBy", d.created_at AS "createdAt"`

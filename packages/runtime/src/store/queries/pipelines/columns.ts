import { instant, integer, nullable, text, uuid } from '../../types.ts'

/** A pipeline as lists show it: without the text of its versions. */
export const PIPELINE = {
  id: uuid,
  projectId: uuid,
  name: text,
  description: text,
  currentVersion: integer,
  createdBy: nullable(uuid),
  createdAt: instant,
  updatedAt: instant,
}

/** The columns of PIPELINE, of a table `p`. */
export const PIPELINE_COLUMNS = `p.id, p.project_id AS "projectId", p.name, p.description,
  p.current_version AS "currentVersion", p.created_by AS "createdBy", p.created_at AS "createdAt",
  p.updated_at AS "updatedAt"`

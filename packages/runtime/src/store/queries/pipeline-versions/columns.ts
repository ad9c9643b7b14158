import { instant, integer, nullable, text, uuid } from '../../types.ts'

/** A version as lists show it: without its text. */
export const VERSION = {
  pipelineId: uuid,
  number: integer,
  note: text,
  restoredFrom: nullable(integer),
  authorId: nullable(uuid),
  createdAt: instant,
}

/** The columns of VERSION, of a table `v`. */
export const VERSION_COLUMNS = `v.pipeline_id AS "pipelineId", v.number, v.note, v.restored_from AS "restoredFrom",
  v.author_id AS "authorId", v.created_at AS "createdAt"`

import { instant, nullable, text, uuid } from '../../types.ts'

/** Advice as lists show it: without its document. */
export const ADVICE = {
  id: uuid,
  projectId: uuid,
  profileId: nullable(uuid),
  address: text,
  recommended: text,
  chosen: nullable(text),
  createdBy: nullable(uuid),
  createdAt: instant,
}

/** The columns of ADVICE, of a table `a`. */
export const ADVICE_COLUMNS = `a.id, a.project_id AS "projectId", a.profile_id AS "profileId", a.address,
  a.recommended, a.chosen, a.created_by AS "createdBy", a.created_at AS "createdAt"`

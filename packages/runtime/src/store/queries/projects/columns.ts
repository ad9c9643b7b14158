import { instant, nullable, oneOf, text, uuid } from '../../types.ts'

export const ROLE = oneOf('analyst', 'engineer', 'architect', 'admin')

export const PROJECT = {
  id: uuid,
  name: text,
  description: text,
  createdBy: nullable(uuid),
  createdAt: instant,
  updatedAt: instant,
}

/** The columns of PROJECT, of a table `p`. */
export const PROJECT_COLUMNS = `p.id, p.name, p.description, p.created_by AS "createdBy",
  p.created_at AS "createdAt", p.updated_at AS "updatedAt"`

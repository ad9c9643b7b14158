import { boolean, instant, text, uuid } from '../../types.ts'
import { ROLE } from '../projects/columns.ts'

export const MEMBER = {
  projectId: uuid,
  userId: uuid,
  username: text,
  displayName: text,
  disabled: boolean,
  role: ROLE,
  createdAt: instant,
}

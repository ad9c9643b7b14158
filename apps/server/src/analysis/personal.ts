import { PlatformError } from '@ai-etl/core/errors/error'
import { atLeast, type Role } from '../access/role.ts'

const MAY_SEE: Role = 'architect'

/** Whether a role sees personal values as they are. */
export function maySeePersonal(role: Role): boolean {
  return atLeast(role, MAY_SEE)
}

/** Personal values as they are need a right of their own. @throws PlatformError `access.denied` */
export function checkPersonal(showPersonal: boolean | undefined, role: Role): void {
  if (showPersonal && !maySeePersonal(role)) throw new PlatformError('access.denied', { needed: MAY_SEE })
}

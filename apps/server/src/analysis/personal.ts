import { PlatformError } from '@ai-etl/core/errors/error'
import { atLeast, type Role } from '../access/role.ts'

const MAY_SEE: Role = 'architect'

/** Personal values as they are need a right of their own. @throws PlatformError `access.denied` */
export function checkPersonal(showPersonal: boolean | undefined, role: Role): void {
  if (showPersonal && !atLeast(role, MAY_SEE)) throw new PlatformError('access.denied', { needed: MAY_SEE })
}

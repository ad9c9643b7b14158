/** Roles within a project, from the least; each may do all that those before it may. */
export const ROLES = ['analyst', 'engineer', 'architect', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Whether a role may do what needs at least another. */
export function atLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}

/** The lesser of two roles. */
export function lesser(a: Role, b: Role): Role {
  return atLeast(a, b) ? b : a
}

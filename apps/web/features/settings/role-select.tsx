'use client'

import { roleTexts } from '@ai-etl/core/messages/web/roles'
import type { ComponentProps } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Select } from '#ui/field.tsx'

/** Roles of a project, from the least; each may do all that those before it may. */
export const ROLES = ['analyst', 'engineer', 'architect', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** @param upTo the highest role on offer */
export function RoleSelect({ upTo = 'admin', ...rest }: ComponentProps<'select'> & { upTo?: Role }) {
  const t = useTexts(roleTexts)
  return (
    <Select {...rest}>
      {ROLES.slice(0, ROLES.indexOf(upTo) + 1).map((role) => (
        <option key={role} value={role}>
          {t[role]()}
        </option>
      ))}
    </Select>
  )
}

/** What each role may do, in a line. */
export function RoleLegend() {
  const t = useTexts(roleTexts)
  return (
    <dl className="grid gap-1 text-2 text-ink-2">
      {ROLES.map((role) => (
        <div key={role}>
          <dt className="inline font-medium text-ink">{t[role]()}</dt> <dd className="inline">{t[`${role}May`]()}</dd>
        </div>
      ))}
    </dl>
  )
}

'use client'

import type { Answer } from '@ai-etl/client/client'
import { tokensTexts } from '@ai-etl/core/messages/web/settings'
import { api } from '#lib/api.ts'
import { fieldText } from '#lib/form.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Field, Input, Select } from '#ui/field.tsx'
import { FormDialog } from '#ui/form-dialog.tsx'
import { type Role, RoleSelect } from './role-select.tsx'

interface NewTokenProps {
  projects: readonly { readonly id: string; readonly name: string }[]
  onMade: (token: Answer<'createToken'>) => void
}

const DAY_MS = 86_400_000

/** Asks what a token is for and what it may do. */
export function NewToken({ projects, onMade }: NewTokenProps) {
  const t = useTexts(tokensTexts)
  return (
    <FormDialog title={t.newToken()} verb={t.create()} send={createToken} onSent={onMade}>
      <Field label={t.name()} hint={t.nameHint()} required>
        {(links) => <Input {...links} name="name" maxLength={200} />}
      </Field>
      <Field label={t.project()}>
        {(links) => (
          <Select {...links} name="project">
            <option value="">{t.everyProject()}</option>
            {projects.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="grid gap-3 md:grid-cols-2">
        <Field label={t.roleAtMost()}>{(links) => <RoleSelect {...links} name="role" defaultValue="engineer" />}</Field>
        <Field label={t.expires()}>
          {(links) => (
            <Select {...links} name="days">
              <option value="30">{t.days30()}</option>
              <option value="365">{t.days365()}</option>
              <option value="0">{t.forever()}</option>
            </Select>
          )}
        </Field>
      </div>
    </FormDialog>
  )
}

function createToken(form: FormData) {
  const days = Number(fieldText(form, 'days'))
  return api.call('createToken', {
    body: {
      name: fieldText(form, 'name'),
      // The list offers roles only.
      role: fieldText(form, 'role') as Role,
      projectId: fieldText(form, 'project') || null,
      expiresAt: days === 0 ? null : new Date(Date.now() + days * DAY_MS).toISOString(),
    },
  })
}

'use client'

import { projectTexts } from '@ai-etl/core/messages/web/settings'
import { useRouter } from 'next/navigation'
import { api } from '#lib/api.ts'
import { fieldText } from '#lib/form.ts'
import { useTexts } from '#lib/language-context.tsx'
import { PROJECT_COOKIE } from '#lib/preference-names.ts'
import { remember } from '#lib/remember.ts'
import { Field, Input } from '#ui/field.tsx'
import { FormDialog } from '#ui/form-dialog.tsx'

/** Makes a project and goes to its start. */
export function NewProject({ primary = false }: { primary?: boolean }) {
  const t = useTexts(projectTexts)
  const router = useRouter()
  return (
    <FormDialog
      title={t.newProject()}
      verb={t.create()}
      primary={primary}
      send={(form) => api.call('createProject', { body: { name: fieldText(form, 'name') } })}
      onSent={({ id }) => {
        remember(PROJECT_COOKIE, id)
        router.push('/')
        router.refresh()
      }}
    >
      <Field label={t.name()} required>
        {(links) => <Input {...links} name="name" maxLength={200} />}
      </Field>
    </FormDialog>
  )
}

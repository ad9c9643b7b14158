'use client'

import type { Answer } from '@ai-etl/client/client'
import { usersTexts } from '@ai-etl/core/messages/web/settings'
import { api } from '#lib/api.ts'
import { fieldText } from '#lib/form.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Check, Field, Input } from '#ui/field.tsx'
import { FormDialog } from '#ui/form-dialog.tsx'

/** Makes an account; the server makes its first password. */
export function NewUser({ onMade }: { onMade: (user: Answer<'createUser'>) => void }) {
  const t = useTexts(usersTexts)
  const language = useLanguage()
  return (
    <FormDialog
      title={t.newUser()}
      verb={t.create()}
      send={(form) =>
        api.call('createUser', {
          body: {
            username: fieldText(form, 'username'),
            displayName: fieldText(form, 'displayName'),
            platformAdmin: form.has('platformAdmin'),
            language,
          },
        })
      }
      onSent={onMade}
    >
      <Field label={t.username()} hint={t.usernameHint()} required>
        {(links) => (
          <Input {...links} name="username" autoComplete="off" autoCapitalize="none" maxLength={100} pattern="\S+" />
        )}
      </Field>
      <Field label={t.displayName()}>
        {(links) => <Input {...links} name="displayName" autoComplete="off" maxLength={200} />}
      </Field>
      <Check name="platformAdmin" label={t.platformAdmin()} hint={t.platformAdminHint()} />
    </FormDialog>
  )
}

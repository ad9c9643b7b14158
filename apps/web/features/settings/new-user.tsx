'use client'

import type { Answer } from '@ai-etl/client/client'
import { usersTexts } from '@ai-etl/core/messages/web/settings'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '#lib/api.ts'
import { fieldText } from '#lib/form.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Check, Field, Input } from '#ui/field.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'

/** Makes an account; the server makes its first password. */
export function NewUser({ onMade }: { onMade: (user: Answer<'createUser'>) => void }) {
  const t = useTexts(usersTexts)
  const common = useTexts(shellTexts)
  const language = useLanguage()
  const formId = useId()
  const [open, setOpen] = useState(false)
  const create = useMutation({
    mutationFn: (form: FormData) =>
      api.call('createUser', {
        body: {
          username: fieldText(form, 'username'),
          displayName: fieldText(form, 'displayName'),
          platformAdmin: form.has('platformAdmin'),
          language,
        },
      }),
    onSuccess: (user) => {
      setOpen(false)
      onMade(user)
    },
  })
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t.newUser()}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t.newUser()}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{common.cancel()}</Button>
            <Button look="primary" type="submit" form={formId} disabled={create.isPending}>
              {t.create()}
            </Button>
          </>
        }
      >
        <form
          id={formId}
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            create.mutate(new FormData(event.currentTarget))
          }}
        >
          <Field label={t.username()} hint={t.usernameHint()} required>
            {(links) => (
              <Input
                {...links}
                name="username"
                autoComplete="off"
                autoCapitalize="none"
                maxLength={100}
                pattern="\S+"
              />
            )}
          </Field>
          <Field label={t.displayName()}>
            {(links) => <Input {...links} name="displayName" autoComplete="off" maxLength={200} />}
          </Field>
          <Check name="platformAdmin" label={t.platformAdmin()} hint={t.platformAdminHint()} />
          {create.isError && <ProblemNote problem={create.error} />}
        </form>
      </Dialog>
    </>
  )
}

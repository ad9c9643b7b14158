'use client'

import { projectTexts } from '@ai-etl/core/messages/web/settings'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { api } from '#lib/api.ts'
import { fieldText } from '#lib/form.ts'
import { useTexts } from '#lib/language-context.tsx'
import { PROJECT_COOKIE } from '#lib/preference-names.ts'
import { remember } from '#lib/remember.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field, Input } from '#ui/field.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'

/** Makes a project and goes to its start. */
export function NewProject({ primary = false }: { primary?: boolean }) {
  const t = useTexts(projectTexts)
  const common = useTexts(shellTexts)
  const router = useRouter()
  const formId = useId()
  const [open, setOpen] = useState(false)
  const create = useMutation({
    mutationFn: (form: FormData) => api.call('createProject', { body: { name: fieldText(form, 'name') } }),
    onSuccess: ({ id }) => {
      setOpen(false)
      remember(PROJECT_COOKIE, id)
      router.push('/')
      router.refresh()
    },
  })
  return (
    <>
      <Button look={primary ? 'primary' : 'plain'} size={primary ? 'normal' : 'small'} onClick={() => setOpen(true)}>
        {t.newProject()}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t.newProject()}
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
          <Field label={t.name()} required>
            {(links) => <Input {...links} name="name" maxLength={200} />}
          </Field>
          {create.isError && <ProblemNote problem={create.error} />}
        </form>
      </Dialog>
    </>
  )
}

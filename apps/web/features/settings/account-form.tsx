'use client'

import { accountTexts, settingsTexts } from '@ai-etl/core/messages/web/settings'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { api } from '#lib/api.ts'
import { fieldText } from '#lib/form.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Input } from '#ui/field.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'

/** What others see of the reader. */
export function AccountForm({ displayName, email }: { displayName: string; email: string }) {
  const t = useTexts(accountTexts)
  const common = useTexts(settingsTexts)
  const router = useRouter()
  const save = useMutation({
    mutationFn: (form: FormData) => {
      const given = fieldText(form, 'email')
      return api.call('updateMe', {
        body: { displayName: fieldText(form, 'displayName'), ...(given && { email: given }) },
      })
    },
    onSuccess: () => {
      toast(common.saved())
      router.refresh()
    },
  })
  return (
    <Panel title={t.you()}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(new FormData(event.currentTarget))
        }}
      >
        <Field label={t.displayName()}>
          {(links) => (
            <Input {...links} name="displayName" autoComplete="name" maxLength={200} defaultValue={displayName} />
          )}
        </Field>
        <Field label={t.email()} hint={t.emailHint()}>
          {(links) => (
            <Input {...links} name="email" type="email" autoComplete="email" maxLength={320} defaultValue={email} />
          )}
        </Field>
        {save.isError && <ProblemNote problem={save.error} />}
        <div>
          <Button type="submit" disabled={save.isPending}>
            {common.save()}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

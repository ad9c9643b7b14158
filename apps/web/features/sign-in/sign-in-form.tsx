'use client'

import { signInTexts } from '@ai-etl/core/messages/web/sign-in'
import { useMutation } from '@tanstack/react-query'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { fieldExact, fieldText } from '#lib/form.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Input } from '#ui/field.tsx'
import { Note } from '#ui/note.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'

/** @param next where to go then; @param ended whether an earlier session ran out */
export function SignInForm({ next, ended }: { next: string; ended: boolean }) {
  const t = useTexts(signInTexts)
  const [shown, setShown] = useState(false)
  const signIn = useMutation({
    mutationFn: (form: FormData) =>
      api.call('login', {
        body: { username: fieldText(form, 'username'), password: fieldExact(form, 'password'), cookies: true },
      }),
    // A whole page load: everything that was drawn for nobody is drawn anew.
    onSuccess: () => location.assign(next),
  })
  return (
    <Panel>
      <form
        className="grid gap-4"
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate(new FormData(event.currentTarget))
        }}
      >
        <h1 className="text-6">{t.title()}</h1>
        {ended && !signIn.isError && <Note>{t.ended()}</Note>}
        {signIn.isError && <ProblemNote problem={signIn.error} />}
        <Field label={t.username()} required>
          {(links) => <Input {...links} name="username" autoComplete="username" autoCapitalize="none" autoFocus />}
        </Field>
        <Field label={t.password()} required>
          {(links) => (
            <span className="relative">
              <Input
                {...links}
                name="password"
                type={shown ? 'text' : 'password'}
                autoComplete="current-password"
                className="pr-10"
              />
              <Button
                look="quiet"
                size="icon-small"
                aria-label={shown ? t.hide() : t.show()}
                aria-pressed={shown}
                className="absolute inset-y-0 right-0.5 my-auto"
                onClick={() => setShown(!shown)}
              >
                {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
              </Button>
            </span>
          )}
        </Field>
        <Button look="primary" type="submit" disabled={signIn.isPending || signIn.isSuccess}>
          {signIn.isPending || signIn.isSuccess ? t.submitting() : t.submit()}
        </Button>
      </form>
    </Panel>
  )
}

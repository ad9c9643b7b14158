'use client'

import { accountTexts } from '@ai-etl/core/messages/web/settings'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { api } from '#lib/api.ts'
import { fieldExact } from '#lib/form.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Input } from '#ui/field.tsx'
import { Note } from '#ui/note.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'

/** The least that the API takes (NIST SP 800-63B: length counts). */
const LEAST_LENGTH = 10

/** @param made whether the program made the password, so that it had better be changed */
export function PasswordForm({ made, username }: { made: boolean; username: string }) {
  const t = useTexts(accountTexts)
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const change = useMutation({
    mutationFn: (given: FormData) =>
      api.call('changePassword', { body: { current: fieldExact(given, 'current'), next: fieldExact(given, 'next') } }),
    onSuccess: () => {
      form.current?.reset()
      toast(t.passwordChanged())
      router.refresh()
    },
  })
  return (
    <Panel title={t.password()} id="password">
      <form
        ref={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(new FormData(event.currentTarget))
        }}
      >
        {made && <Note tone="warn">{t.mustChange()}</Note>}
        {/* Keepers of passwords learn from it whose password this is. */}
        <input type="text" name="username" autoComplete="username" defaultValue={username} hidden readOnly />
        <Field label={t.current()} required>
          {(links) => <Input {...links} name="current" type="password" autoComplete="current-password" />}
        </Field>
        <Field label={t.next()} hint={t.nextHint()} required>
          {(links) => (
            <Input
              {...links}
              name="next"
              type="password"
              autoComplete="new-password"
              minLength={LEAST_LENGTH}
              maxLength={1000}
            />
          )}
        </Field>
        {change.isError && <ProblemNote problem={change.error} />}
        <div>
          <Button type="submit" disabled={change.isPending}>
            {t.changePassword()}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

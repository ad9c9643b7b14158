'use client'

import { projectTexts, settingsTexts } from '@ai-etl/core/messages/web/settings'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { api } from '#lib/api.ts'
import { fieldText } from '#lib/form.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Input } from '#ui/field.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { type Role, RoleSelect } from './role-select.tsx'

/** Takes somebody who has an account into the project. */
export function AddMember({ projectId, onAdded }: { projectId: string; onAdded: () => Promise<void> }) {
  const t = useTexts(projectTexts)
  const common = useTexts(settingsTexts)
  const form = useRef<HTMLFormElement>(null)
  const add = useMutation({
    mutationFn: (given: FormData) =>
      api.call('addMember', {
        params: { projectId },
        // The list offers roles only.
        body: { username: fieldText(given, 'username'), role: fieldText(given, 'role') as Role },
      }),
    onSuccess: () => {
      form.current?.reset()
      return onAdded()
    },
  })
  return (
    <form
      ref={form}
      aria-label={t.addMember()}
      className="grid items-end gap-3 border-line-soft border-b p-4 md:grid-cols-[1fr_200px_auto]"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate(new FormData(event.currentTarget))
      }}
    >
      <Field label={t.username()} required>
        {(links) => <Input {...links} name="username" autoComplete="off" autoCapitalize="none" maxLength={100} />}
      </Field>
      <Field label={common.role()}>{(links) => <RoleSelect {...links} name="role" defaultValue="analyst" />}</Field>
      <Button type="submit" disabled={add.isPending}>
        {t.add()}
      </Button>
      {add.isError && (
        <div className="md:col-span-3">
          <ProblemNote problem={add.error} />
        </div>
      )}
    </form>
  )
}

'use client'

import type { Answer } from '@ai-etl/client/client'
import { tokensTexts } from '@ai-etl/core/messages/web/settings'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '#lib/api.ts'
import { fieldText } from '#lib/form.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field, Input, Select } from '#ui/field.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { type Role, RoleSelect } from './role-select.tsx'

interface NewTokenProps {
  projects: readonly { readonly id: string; readonly name: string }[]
  onMade: (token: Answer<'createToken'>) => void
}

const DAY_MS = 86_400_000

/** Asks what a token is for and what it may do. */
export function NewToken({ projects, onMade }: NewTokenProps) {
  const t = useTexts(tokensTexts)
  const common = useTexts(shellTexts)
  const formId = useId()
  const [open, setOpen] = useState(false)
  const create = useMutation({
    mutationFn: (form: FormData) => {
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
    },
    onSuccess: (token) => {
      setOpen(false)
      onMade(token)
    },
  })
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t.newToken()}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t.newToken()}
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
            <Field label={t.roleAtMost()}>
              {(links) => <RoleSelect {...links} name="role" defaultValue="engineer" />}
            </Field>
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
          {create.isError && <ProblemNote problem={create.error} />}
        </form>
      </Dialog>
    </>
  )
}

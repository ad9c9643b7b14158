'use client'

import { projectTexts, settingsTexts } from '@ai-etl/core/messages/web/settings'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { fieldText } from '#lib/form.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Field, Input, TextArea } from '#ui/field.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'
import { NewProject } from './new-project.tsx'

interface ProjectFormProps {
  projectId: string
  name: string
  description: string
  /** Whether the reader may change it. */
  manages: boolean
}

/** A project's name and purpose; its end. */
export function ProjectForm({ projectId, name, description, manages }: ProjectFormProps) {
  const t = useTexts(projectTexts)
  const common = useTexts(settingsTexts)
  const router = useRouter()
  const [asked, setAsked] = useState(false)
  const save = useMutation({
    mutationFn: (form: FormData) =>
      api.call('updateProject', {
        params: { projectId },
        body: { name: fieldText(form, 'name'), description: fieldText(form, 'description') },
      }),
    onSuccess: () => {
      toast(common.saved())
      router.refresh()
    },
  })
  return (
    <Panel title={t.about()} actions={<NewProject />}>
      <form
        key={projectId}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(new FormData(event.currentTarget))
        }}
      >
        <Field label={t.name()} required>
          {(links) => <Input {...links} name="name" maxLength={200} defaultValue={name} disabled={!manages} />}
        </Field>
        <Field label={t.description()}>
          {(links) => (
            <TextArea
              {...links}
              name="description"
              rows={4}
              maxLength={10_000}
              defaultValue={description}
              disabled={!manages}
            />
          )}
        </Field>
        {save.isError && <ProblemNote problem={save.error} />}
        {manages && (
          <div className="flex flex-wrap justify-between gap-2">
            <Button type="submit" disabled={save.isPending}>
              {common.save()}
            </Button>
            <Button look="danger" onClick={() => setAsked(true)}>
              {t.deleteProject()}
            </Button>
          </div>
        )}
      </form>
      <Confirm
        open={asked}
        onOpenChange={setAsked}
        title={t.deleteAsk({ name })}
        verb={t.deleteProject()}
        typed={name}
        onConfirm={async () => {
          await api.call('deleteProject', { params: { projectId } })
          router.push('/')
          router.refresh()
        }}
      >
        {t.deleteWhy()}
      </Confirm>
    </Panel>
  )
}

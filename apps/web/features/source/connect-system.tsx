'use client'

import type { Answer } from '@ai-etl/client/client'
import { sourceTexts } from '@ai-etl/core/messages/web/source'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Input } from '#ui/field.tsx'
import { Columns, Page, Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ConnectionFields } from './connection-fields.tsx'
import { type ConnectionField, valuesOf } from './connection-schema.ts'
import { TestSteps } from './test-steps.tsx'

interface ConnectSystemProps {
  projectId: string
  connector: string
  /** What people call the system. */
  system: string
  form: ConnectionField
}

/** A new connection: filled in, tested step by step, saved. */
export function ConnectSystem({ projectId, connector, system, form }: ConnectSystemProps) {
  const t = useTexts(sourceTexts)
  const router = useRouter()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [name, setName] = useState(connector)
  const [test, setTest] = useState<Answer<'tryConnection'> | null>(null)
  const given = () => ({ connector, values: valuesOf(form, typed) })
  const check = useMutation({
    mutationFn: () => api.call('tryConnection', { query: { projectId }, body: given() }),
    onSuccess: setTest,
  })
  const save = useMutation({
    mutationFn: () => api.call('createConnection', { query: { projectId }, body: { name, ...given() } }),
    onSuccess: ({ id }) => {
      router.refresh()
      router.push(`/projects/${projectId}/sources/${id}`)
    },
  })
  const failure = check.error ?? save.error
  return (
    <Page
      title={t.titleSystem({ system })}
      lead={t.lead()}
      actions={
        <>
          <Button disabled={check.isPending} onClick={() => check.mutate()}>
            {check.isPending ? t.testing() : t.test()}
          </Button>
          <Button look="primary" disabled={name === '' || save.isPending} onClick={() => save.mutate()}>
            {t.save()}
          </Button>
        </>
      }
    >
      <Columns of="aside">
        <Panel title={t.connection()}>
          <form
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault()
              check.mutate()
            }}
          >
            <Field label={t.name()} hint={t.nameHint()} required className="md:w-1/2 md:pr-2">
              {(links) => <Input {...links} mono value={name} onChange={(event) => setName(event.target.value)} />}
            </Field>
            <ConnectionFields
              form={form}
              typed={typed}
              onType={(field, value) => {
                setTyped((all) => ({ ...all, [field]: value }))
                setTest(null)
              }}
            />
            <button type="submit" className="sr-only">
              {t.test()}
            </button>
          </form>
        </Panel>
        <Stack>
          {failure !== null && <ProblemNote problem={failure} />}
          {test && (
            <Panel
              title={t.test()}
              actions={<Badge tone={test.ok ? 'ok' : 'bad'}>{test.ok ? t.testOk() : t.testBad()}</Badge>}
            >
              <TestSteps test={test} />
            </Panel>
          )}
        </Stack>
      </Columns>
    </Page>
  )
}

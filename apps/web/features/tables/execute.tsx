'use client'

import type { Dialect } from '@ai-etl/core/documents/ddl'
import { tablesTexts } from '@ai-etl/core/messages/web/advice'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field, Input } from '#ui/field.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'

interface ExecuteProps {
  designId: string
  dialect: Dialect
  onExecuted(address: string): void
}

/** Makes the tables, after showing what stands at the address already. */
export function Execute({ designId, dialect, onExecuted }: ExecuteProps) {
  const t = useTexts(tablesTexts)
  const [open, setOpen] = useState(false)
  const embedded = dialect === 'clickhouse' || dialect === 'postgresql'
  const [target, setTarget] = useState(embedded ? `${dialect}:///city` : '')
  const params = { designId }
  const difference = useQuery({
    queryKey: ['designDifference', designId, target],
    queryFn: ({ signal }) => api.call('designDifference', { params, body: { target }, signal }),
    enabled: false,
    retry: false,
  })
  const execute = useMutation({
    mutationFn: () => api.call('executeDesign', { params, body: { target, confirmed: true } }),
    onSuccess: () => {
      toast(t.executedNow())
      setOpen(false)
      onExecuted(target)
    },
  })
  const failure = execute.error ?? difference.error
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.execute()}</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        wide
        title={t.executeTitle()}
        description={t.executeWhat()}
        actions={
          <>
            <Button disabled={target === '' || difference.isFetching} onClick={() => void difference.refetch()}>
              {t.compare()}
            </Button>
            <Button look="primary" disabled={target === '' || execute.isPending} onClick={() => execute.mutate()}>
              {t.execute()}
            </Button>
          </>
        }
      >
        <Field label={t.address()} hint={t.addressHint()}>
          {(links) => <Input {...links} mono value={target} onChange={(event) => setTarget(event.target.value)} />}
        </Field>
        {failure !== null && <ProblemNote problem={failure} />}
        <ul className="grid gap-1 text-2">
          {difference.data?.tables.flatMap(({ table, exists, changes }) => [
            <li key={table}>
              <Badge tone={exists ? 'warn' : 'ok'}>{exists ? '=' : '+'}</Badge>{' '}
              <span className="font-mono">{table}</span>
            </li>,
            ...changes.map(({ kind, column, reason }) => (
              <li key={`${table} ${kind} ${column}`} className="ml-6">
                <span className="font-mono">{column}</span>: {reason}
              </li>
            )),
          ])}
        </ul>
      </Dialog>
    </>
  )
}

'use client'

import type { Answer } from '@ai-etl/client/client'
import type { FieldProfile } from '@ai-etl/core/documents/profile'
import { number } from '@ai-etl/core/messages/language'
import { profileTexts } from '@ai-etl/core/messages/web/profile'
import { SCALAR_KINDS } from '@ai-etl/core/types/logical'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { api } from '#lib/api.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { KeyValues } from '#ui/facts.tsx'
import { Field, Input } from '#ui/field.tsx'
import { Note } from '#ui/note.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'
import { nearlyTypeOf } from './nearly-type.ts'
import type { Selection } from './selection.ts'
import { Spread } from './spread.tsx'

/** Characters of a value that a note shows. */
const LONGEST = 40

type Overrides = Answer<'lastProfile'>['overrides']

interface FieldPanelProps {
  datasetId: string
  table: string
  /** Rows of the table. */
  rows: number
  field: FieldProfile
  overrides: Overrides
  edits: boolean
  selection: Selection | null
  onSelect(selection: Selection): void
}

/** The facts of one column, the rows behind each bar, and the place to say otherwise of its type and name. */
export function FieldPanel({ datasetId, table, rows, field, overrides, edits, selection, onSelect }: FieldPanelProps) {
  const t = useTexts(profileTexts)
  const lang = useLanguage()
  const { evidence } = field
  const pairs: (readonly [string, string])[] = [
    ...(field.personal || field.min === null ? [] : [[t.min(), field.min] as const]),
    ...(field.personal || field.max === null ? [] : [[t.max(), field.max] as const]),
    [t.length(), `${number(evidence.minLength, lang)} – ${number(evidence.maxLength, lang)}`],
    [
      t.patterns(),
      evidence.patterns
        .slice(0, 3)
        .map(({ pattern }) => pattern)
        .join('  '),
    ],
  ]
  return (
    <Panel
      title={
        <span className="font-mono" translate="no">
          {field.name}
        </span>
      }
      fact={t.distinct({ n: field.distinct.value, exact: field.distinct.exact })}
    >
      <div className="grid gap-4">
        {field.personal && (
          <div>
            <Badge tone="personal">{t.personal()}</Badge>
          </div>
        )}
        <KeyValues
          pairs={pairs.map(([name, value]) => [
            name,
            <span key={name} className="break-all font-mono text-2">
              {value}
            </span>,
          ])}
        />
        <Spread field={field} selection={selection} onSelect={onSelect} />
        {edits && (
          <OverrideForm
            key={`${field.name} ${field.type}`}
            datasetId={datasetId}
            table={table}
            rows={rows}
            field={field}
            overrides={overrides}
          />
        )}
      </div>
    </Panel>
  )
}

function OverrideForm({
  datasetId,
  table,
  rows,
  field,
  overrides,
}: Omit<FieldPanelProps, 'edits' | 'selection' | 'onSelect'>) {
  const t = useTexts(profileTexts)
  const router = useRouter()
  const measured = typeof field.evidence.measuredType === 'string' ? field.evidence.measuredType : field.type
  const own = overrides.find((each) => each.table === table && each.field === field.name)
  const [type, setType] = useState(field.type)
  const [name, setName] = useState(own?.name ?? field.name)
  const others = overrides.filter((each) => each !== own)
  const save = useMutation({
    mutationFn: (next: Overrides) =>
      api.call('overrideFields', { params: { datasetId }, body: { overrides: [...next] } }),
    onSuccess: () => {
      toast(t.saved())
      router.refresh()
    },
  })
  const types = useId()
  const nearly = nearlyTypeOf(field, rows)
  const said = {
    table,
    field: field.name,
    ...(type !== measured && { type }),
    ...(name !== field.name && name !== '' && { name }),
  }
  return (
    <form
      className="grid gap-3 border-line-soft border-t pt-4"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate('type' in said || 'name' in said ? [...others, said] : others)
      }}
    >
      {nearly !== null && (
        <Note
          tone="warn"
          actions={
            <Button
              size="small"
              disabled={save.isPending}
              onClick={() => save.mutate([...others, { ...said, type: nearly.type }])}
            >
              {t.readAs({ type: nearly.type })}
            </Button>
          }
        >
          {t.nearly({ type: nearly.type, n: nearly.count, line: nearly.line, value: nearly.value.slice(0, LONGEST) })}{' '}
          {t.readAsWhat()}
        </Note>
      )}
      <p className="text-2 text-ink-2">{t.overrideWhat()}</p>
      <Field label={t.type()} hint={t.measuredType({ type: measured })}>
        {(links) => (
          <>
            <Input {...links} mono list={types} value={type} onChange={(event) => setType(event.target.value)} />
            <datalist id={types}>
              {SCALAR_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {kind}
                </option>
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={t.name()}>
        {(links) => <Input {...links} mono value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      {save.error && <ProblemNote problem={save.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={save.isPending}>
          {t.save()}
        </Button>
        {own && (
          <Button look="quiet" disabled={save.isPending} onClick={() => save.mutate(others)}>
            {t.reset()}
          </Button>
        )}
      </div>
    </form>
  )
}

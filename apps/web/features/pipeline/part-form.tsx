'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { GraphNode, PipelineGraph } from '#features/graph/model.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Input } from '#ui/field.tsx'
import { Note } from '#ui/note.tsx'
import { KeyField } from './form/key-field.tsx'
import { stepName } from './form/keys.ts'
import type { Schema } from './form/schema.ts'
import type { Finding } from './use-check.ts'
import type { PipelineEditing } from './use-document.ts'

interface PartFormProps {
  part: GraphNode
  graph: PipelineGraph
  schema: Schema
  /** Columns that come into the part. */
  columns: readonly string[]
  errors: readonly Finding[]
  warnings: readonly Finding[]
  editing: PipelineEditing
  /** The part has another name now. */
  onRenamed(id: string): void
  onRemoved(): void
}

/** The form of a source, step or target, made from its schema. */
export function PartForm(props: PartFormProps) {
  const { part, graph, schema, columns, errors, warnings, editing } = props
  const lang = useLanguage()
  const keys = Object.entries(schema.properties ?? {}).filter(([key]) => key !== 'type')
  const inputs = graph.nodes
    .filter(({ section, id }) => section !== 'targets' && id !== part.id)
    .map(({ name }) => name)
  const at = (key: string) => errors.find(({ where }) => isWithin(where, `${part.section}.${part.name}.${key}`))
  const elsewhere = errors.filter((error) => !keys.some(([key]) => at(key) === error))
  const set = (key: string, value: unknown) => {
    const path = [part.section, part.name, key]
    if (value === undefined) {
      if (key in part.value) editing.edit([{ op: 'unset', path }])
    } else editing.edit([{ op: 'set', path, value }])
  }
  return (
    <div className="grid gap-4">
      <div className="grid gap-3 md:grid-cols-2">
        <NameField {...props} />
        {keys.map(([key, each]) => {
          const wide =
            each.type === 'object' || each.type === 'array' || key === 'where' || key === 'on' || key === 'having'
          return (
            <div key={key} className={wide ? 'md:col-span-2' : ''}>
              <KeyField
                name={key}
                schema={each}
                value={part.value[key]}
                required={schema.required?.includes(key) ?? false}
                inputs={inputs}
                columns={columns}
                error={at(key)?.message}
                onChange={(value) => set(key, value)}
              />
            </div>
          )
        })}
      </div>
      {errors.length > 0 && (
        <Note tone="bad" title={errors[0].message} actions={<Mend finding={errors[0]} part={part} editing={editing} />}>
          <p>{errors[0].fix}</p>
          {elsewhere.length > 1 && (
            <p className="text-ink-2">
              {elsewhere
                .slice(1)
                .map(({ message }) => message)
                .join(' ')}
            </p>
          )}
        </Note>
      )}
      {errors.length === 0 && warnings.length > 0 && (
        <Note tone="warn" title={warnings[0].message}>
          {warnings[0].fix}
        </Note>
      )}
      {part.section === 'steps' && (
        <p className="text-2 text-ink-3">
          {stepName(part.about, lang)}
          {schema.description === undefined ? '' : ` · ${schema.description}`}
        </p>
      )}
    </div>
  )
}

/** Whether the place of a finding, `p.yaml:6:41 steps.paid.values.sum`, is a part of the document or within it. */
function isWithin(where: string | null, path: string): boolean {
  const found = where?.slice(where.indexOf(' ') + 1) ?? ''
  return found === path || found.startsWith(`${path}.`)
}

/** The name of the part, and its removal; what reads the part follows both. */
function NameField({ part, editing, onRenamed, onRemoved }: PartFormProps) {
  const t = useTexts(pipelineTexts)
  const [draft, setDraft] = useState<string | null>(null)
  const rename = () => {
    const to = draft?.trim() ?? ''
    setDraft(null)
    if (to === '' || to === part.name) return
    editing.edit([{ op: 'rename', section: part.section, name: part.name, to }])
    onRenamed(`${part.section}.${to}`)
  }
  return (
    <Field label={t.stepName()}>
      {(links) => (
        <div className="flex gap-2">
          <Input
            {...links}
            mono
            spellCheck={false}
            value={draft ?? part.name}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            onBlur={rename}
          />
          {part.section === 'steps' && (
            <Button look="quiet" size="icon" aria-label={t.removeStep()} onClick={onRemoved}>
              <Trash2 aria-hidden />
            </Button>
          )}
        </div>
      )}
    </Field>
  )
}

/** The nearest right name that an error proposes, on a button. */
function Mend({ finding, part, editing }: { finding: Finding; part: GraphNode; editing: PipelineEditing }) {
  const t = useTexts(pipelineTexts)
  const proposed = /[«"“]([\p{L}_][\p{L}\p{N}_]*)[»"”]\?/u.exec(finding.fix)?.[1]
  const wrong = /[«"“]([\p{L}_][\p{L}\p{N}_]*)[»"”]/u.exec(finding.message)?.[1]
  if (proposed === undefined || wrong === undefined) return null
  const mend = () => {
    const value = replaced(part.value, wrong, proposed)
    editing.edit(
      Object.entries(value)
        .filter(([key, each]) => JSON.stringify(each) !== JSON.stringify(part.value[key]))
        .map(([key, each]) => ({ op: 'set', path: [part.section, part.name, key], value: each })),
    )
  }
  return <Button onClick={mend}>{t.replaceWith({ name: proposed })}</Button>
}

/** The same value with one name in place of another, wherever it stands as a whole word. */
function replaced(value: Readonly<Record<string, unknown>>, wrong: string, right: string): Record<string, unknown> {
  const word = new RegExp(`(?<![\\p{L}\\p{N}_])${wrong}(?![\\p{L}\\p{N}_])`, 'gu')
  return JSON.parse(JSON.stringify(value), (key, each: unknown) =>
    typeof each === 'string' && key !== 'type' ? each.replaceAll(word, right) : each,
  ) as Record<string, unknown>
}

'use client'

import { diagnose } from '@ai-etl/core/expressions/assist/diagnose'
import { printName } from '@ai-etl/core/expressions/print'
import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import type { Operation } from '@ai-etl/core/pipeline/edit/operations'
import type { ReactNode } from 'react'
import type { GraphNode, PipelineGraph } from '#features/graph/model.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { withoutCommands } from '#lib/without-commands.ts'
import { Button } from '#ui/button.tsx'
import { Note } from '#ui/note.tsx'
import { type FormKnowledge, FormProvider } from './form/form-context.ts'
import { JoinForm } from './form/join-form.tsx'
import { KeyField } from './form/key-field.tsx'
import { stepAbout } from './form/keys.ts'
import { controlOf, type Schema } from './form/schema.ts'
import { SourceForm } from './form/source-form.tsx'
import { NameField } from './name-field.tsx'
import type { Check, Finding } from './use-check.ts'
import type { PipelineEditing } from './use-document.ts'
import { placeIn, useFormKnowledge } from './use-form.ts'

interface PartFormProps {
  part: GraphNode
  graph: PipelineGraph
  schema: Schema
  check: Check | null
  errors: readonly Finding[]
  warnings: readonly Finding[]
  editing: PipelineEditing
  /** How the sides of a join meet. */
  overlap: ReactNode
  onMove(name: string): void
  onRename(to: string): void
  onRemove(): void
}

/** The form of a source, step or target, made from its schema. */
export function PartForm(props: PartFormProps) {
  const { part, graph, schema, check, errors, warnings, editing, overlap, onMove, onRename, onRemove } = props
  const lang = useLanguage()
  const knowledge = useFormKnowledge(part, graph, check, errors)
  const keys = Object.entries(schema.properties ?? {}).filter(([key]) => key !== 'type')
  const setAll = (values: Readonly<Record<string, unknown>>, typed = false) => {
    const at = [part.section, part.name]
    const operations = Object.entries(values).flatMap(([key, value]): Operation[] => {
      const path = [...at, key]
      if (value !== undefined) return [{ op: 'set', path, value }]
      return key in part.value ? [{ op: 'unset', path }] : []
    })
    if (operations.length > 0) editing.edit(operations, typed ? [...at, ...Object.keys(values)].join('.') : null)
  }
  const set = (key: string, value: unknown, typed = false) => setAll({ [key]: value }, typed)
  const form: FormKnowledge = {
    ...knowledge,
    // A fault of several values together is said at those of them that have it.
    errorAt: (path) =>
      path.length === 1 && hasFault(String(path[0]), part.value[path[0]], knowledge)
        ? undefined
        : knowledge.errorAt(path),
    ...(part.about === 'aggregate' && {
      groupBy: (column: string) => set('by', { ...Object(part.value.by), [column]: printName(column) }),
    }),
  }
  const elsewhere = errors.filter((error) => !isShown(error, part, keys, form))
  const join = part.section === 'steps' && part.about === 'join'
  return (
    <FormProvider value={form}>
      <div className="grid gap-4">
        {part.section === 'steps' && (
          <p className="text-3 text-pretty text-ink-2">{stepAbout(part.about, lang, schema.description)}</p>
        )}
        <div className="grid gap-x-3 gap-y-4 md:grid-cols-2">
          <NameField
            key={part.name}
            part={part}
            graph={graph}
            onMove={onMove}
            onRename={onRename}
            onRemove={onRemove}
          />
          {join && <span className="hidden md:block" />}
          {join ? (
            <JoinForm value={part.value} schema={schema} overlap={overlap} onChange={set} />
          ) : part.section === 'sources' ? (
            <SourceForm value={part.value} schema={schema} onChange={setAll} />
          ) : (
            keys.map(([key, each]) => (
              <div key={key} className={isWide(key, each) ? 'md:col-span-2' : ''}>
                <KeyField
                  path={[key]}
                  schema={each}
                  value={part.value[key]}
                  required={schema.required?.includes(key) ?? false}
                  onChange={(value, typed) => set(key, value, typed)}
                />
              </div>
            ))
          )}
        </div>
        {elsewhere.length > 0 && (
          <Note
            tone="bad"
            title={elsewhere[0].message}
            actions={<Mend finding={elsewhere[0]} part={part} editing={editing} />}
          >
            <p>{withoutCommands(elsewhere[0].fix)}</p>
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
            {withoutCommands(warnings[0].fix)}
          </Note>
        )}
      </div>
    </FormProvider>
  )
}

/** Whether a key takes the whole width: what holds several fields, or an expression. */
function isWide(key: string, schema: Schema): boolean {
  const { kind } = controlOf(key, schema)
  return ['map', 'rows', 'group', 'columns', 'references', 'expression', 'select'].includes(kind)
}

type Keys = readonly (readonly [string, Schema])[]

/** Whether a field shows what is wrong itself, with its mending. */
function isShown({ where }: Finding, part: GraphNode, keys: Keys, form: FormKnowledge): boolean {
  const [key, ...rest] = placeIn(where).slice(`${part.section}.${part.name}.`.length).split('.')
  const schema = keys.find(([each]) => each === key)?.[1]
  if (schema === undefined) return false
  const control = controlOf(key, schema)
  if (control.kind === 'expression' || control.kind === 'select') return rest.length === 0
  const expressions = control.kind === 'map' && controlOf('', control.values).kind === 'expression'
  if (expressions && rest.length === 0) return hasFault(key, part.value[key], form)
  return (control.kind === 'map' || control.kind === 'rows') && rest.length > 0
}

/** Whether one of the expressions of a map has a fault by itself. */
function hasFault(key: string, values: unknown, { place }: Pick<FormKnowledge, 'place'>): boolean {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return false
  return Object.entries(Object(values)).some(([name, text]) => {
    const at = place([key, name])
    return at !== null && diagnose(String(text), at).fault !== null
  })
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
  const renamed = (each: unknown): unknown => {
    if (typeof each === 'string') return each.replaceAll(word, right)
    if (Array.isArray(each)) return each.map(renamed)
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key === wrong ? right : key, renamed(inner)]))
  }
  return { ...(renamed(value) as Record<string, unknown>), ...('type' in value && { type: value.type }) }
}

'use client'

import { sourceFormTexts } from '@ai-etl/core/messages/web/increments'
import { isMoment } from '@ai-etl/core/pipeline/incremental/settings'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Field, Input, Select } from '#ui/field.tsx'
import { useForm } from './form-context.ts'
import { KeyField } from './key-field.tsx'
import { keyHint, keyName } from './keys.ts'
import { LATE_UNITS, lateSpan, lateText } from './late.ts'
import type { Schema } from './schema.ts'

interface SourceFormProps {
  value: Readonly<Record<string, unknown>>
  schema: Schema
  /** Sets keys together, as one change; `undefined` takes a key out of the document. */
  onChange(values: Readonly<Record<string, unknown>>, typed?: boolean): void
}

/** Keys that say how what is new is known. */
const OF_INCREMENTS = ['cursor', 'late', 'nulls'] as const

/** A source: its address, and whether all of it is read each time or only what is new, which needs more to be said. */
export function SourceForm({ value, schema, onChange }: SourceFormProps) {
  const t = useTexts(sourceFormTexts)
  const field = (key: string, required = false) => (
    <KeyField
      path={[key]}
      schema={schema.properties?.[key] ?? {}}
      // Rows without a cursor are read where nothing is said of them.
      value={value[key] ?? (key === 'nulls' ? 'read' : undefined)}
      required={required}
      onChange={(next, typed) => onChange({ [key]: next }, typed)}
    />
  )
  const incremental = value.mode === 'incremental'
  // What stands there although it does not count is shown, or nobody could take it out.
  const shown = OF_INCREMENTS.filter((key) => incremental || value[key] !== undefined)
  return (
    <>
      <div className="md:col-span-2">{field('from', true)}</div>
      <KeyField
        path={['mode']}
        schema={schema.properties?.mode ?? {}}
        value={value.mode ?? 'snapshot'}
        required
        onChange={(mode) =>
          onChange(
            mode === 'incremental'
              ? { mode }
              : { mode: undefined, ...Object.fromEntries(OF_INCREMENTS.map((key) => [key, undefined])) },
          )
        }
      />
      {shown.includes('cursor') && field('cursor', true)}
      {shown.includes('late') && <Late value={value} schema={schema} onChange={onChange} />}
      {shown.includes('nulls') && field('nulls')}
      {incremental && <p className="text-2 text-pretty text-ink-2 md:col-span-2">{t.what()}</p>}
    </>
  )
}

/** How late rows may come: in units of time where the cursor is a moment, a number of its own where it is one. */
function Late({ value, schema, onChange }: SourceFormProps) {
  const t = useTexts(sourceFormTexts)
  const lang = useLanguage()
  const form = useForm()
  const column = form.columns?.find(({ name }) => name === value.cursor)
  const span = lateSpan(value.late)
  const error = form.errorAt(['late'])
  if (span === null || (column !== undefined && !isMoment(column.type)))
    return (
      <KeyField
        path={['late']}
        schema={schema.properties?.late ?? {}}
        value={value.late}
        required={false}
        onChange={(next, typed) => onChange({ late: next }, typed)}
      />
    )
  return (
    <Field
      label={keyName('late', lang, 'source')}
      hint={keyHint('source', 'late', lang)}
      {...(error !== undefined && { error })}
    >
      {(links) => (
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-2">
          <Input
            {...links}
            inputMode="numeric"
            maxLength={9}
            placeholder="0"
            value={span.count}
            onChange={({ target }) =>
              onChange({ late: lateText({ ...span, count: target.value.replaceAll(/\D/g, '') }) }, true)
            }
          />
          <Select
            aria-label={t.unit()}
            value={span.unit}
            disabled={span.count === ''}
            onChange={({ target }) =>
              onChange({
                late: lateText({ ...span, unit: LATE_UNITS.find((unit) => unit === target.value) ?? 'days' }),
              })
            }
          >
            {LATE_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {t[unit]()}
              </option>
            ))}
          </Select>
        </div>
      )}
    </Field>
  )
}

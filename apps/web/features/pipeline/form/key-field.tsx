'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { type ComponentProps, useState } from 'react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Check, Field, Input, Select, TextArea } from '#ui/field.tsx'
import { keyName } from './keys.ts'
import { ListField } from './list-field.tsx'
import { MapField } from './map-field.tsx'
import { RowsField } from './rows-field.tsx'
import { controlOf, type Schema, textOf } from './schema.ts'

export interface KeyFieldProps {
  name: string
  schema: Schema
  value: unknown
  required: boolean
  /** Names that `input` and the like may take. */
  inputs: readonly string[]
  /** Columns that come in, for completion. */
  columns: readonly string[]
  error?: string | undefined
  /** `undefined` takes the key out of the document. */
  onChange(value: unknown): void
}

/** One key of a part of the document, edited by what its schema says. */
export function KeyField(props: KeyFieldProps) {
  const { name, schema, value, required, inputs, columns, error, onChange } = props
  const t = useTexts(pipelineTexts)
  const label = keyName(name, useLanguage())
  const control = controlOf(name, schema)
  const common = { label, ...(required && { required }), ...(error !== undefined && { error }) }
  switch (control.kind) {
    case 'check':
      return (
        <Check
          label={label}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked || undefined)}
        />
      )
    case 'choice':
    case 'reference': {
      const options = control.kind === 'choice' ? control.options : inputs
      const chosen = typeof value === 'string' ? value : textOf(schema.default)
      return (
        <Field {...common}>
          {(links) => (
            <Select {...links} value={chosen} onChange={(event) => onChange(event.target.value || undefined)}>
              {(!required || !options.includes(chosen)) && <option value="">{t.notSet()}</option>}
              {options.map((option) => (
                <option key={option}>{option}</option>
              ))}
            </Select>
          )}
        </Field>
      )
    }
    case 'number':
      return (
        <Field {...common}>
          {(links) => (
            <Input
              {...links}
              type="number"
              value={typeof value === 'number' ? value : ''}
              onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
            />
          )}
        </Field>
      )
    case 'columns':
    case 'references':
      return (
        <ListField
          {...common}
          value={value}
          known={control.kind === 'references' ? inputs : columns}
          onChange={onChange}
        />
      )
    case 'map':
      return <MapField {...common} value={value} columns={columns} onChange={onChange} />
    case 'rows':
      return <RowsField {...common} parts={control.columns} value={value} columns={columns} onChange={onChange} />
    case 'group':
      return <Group {...props} parts={control.parts} />
    case 'expression':
      return <Expression {...props} label={label} />
  }
}

/** A text that a machine reads: it goes out when it is left or the person pauses, so each letter is no change. */
function Expression({ label, value, required, error, onChange }: KeyFieldProps & { label: string }) {
  const text = textOf(value)
  return (
    <Field label={label} {...(required && { required })} {...(error !== undefined && { error })}>
      {(links) => (
        <DraftArea
          links={links}
          text={text}
          onChange={(next) => onChange(next === '' && !required ? undefined : next)}
        />
      )}
    </Field>
  )
}

function DraftArea({
  links,
  text,
  onChange,
}: {
  links: ComponentProps<'textarea'>
  text: string
  onChange(text: string): void
}) {
  const [draft, setDraft] = useState<string | null>(null)
  const shown = draft ?? text
  return (
    <TextArea
      {...links}
      mono
      rows={Math.min(6, Math.max(1, shown.split('\n').length))}
      spellCheck={false}
      value={shown}
      onChange={(event) => {
        setDraft(event.target.value)
        onChange(event.target.value)
      }}
      onBlur={() => setDraft(null)}
    />
  )
}

function Group({ parts, ...props }: KeyFieldProps & { parts: Readonly<Record<string, Schema>> }) {
  const value = (typeof props.value === 'object' && props.value !== null ? props.value : {}) as Record<string, unknown>
  return (
    <fieldset className="grid gap-3 rounded-control border border-line-soft p-3">
      <legend className="px-1 text-2 font-medium text-ink-2">{keyName(props.name, useLanguage())}</legend>
      {Object.entries(parts).map(([name, schema]) => (
        <KeyField
          key={name}
          {...props}
          name={name}
          schema={schema}
          required={false}
          value={value[name]}
          onChange={(next) => {
            const { [name]: _, ...rest } = value
            const all = next === undefined ? rest : { ...rest, [name]: next }
            props.onChange(Object.keys(all).length === 0 ? undefined : all)
          }}
        />
      ))}
    </fieldset>
  )
}

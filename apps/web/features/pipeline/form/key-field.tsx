'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { useId } from 'react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Check, Field, Input, Select } from '#ui/field.tsx'
import { ExpressionField } from '../expression/expression-field.tsx'
import { SelectField } from '../expression/select-field.tsx'
import { ColumnsField } from './columns-field.tsx'
import { type Change, type Path, useForm } from './form-context.ts'
import { keyHint, keyName, optionName } from './keys.ts'
import { MapField } from './map-field.tsx'
import { RowsField } from './rows-field.tsx'
import { controlOf, type Schema, textOf } from './schema.ts'

export interface KeyFieldProps {
  /** The last part is the key. */
  path: Path
  schema: Schema
  value: unknown
  required: boolean
  /** `undefined` takes the key out of the document. */
  onChange: Change
}

/** One key of a part of the document, edited by what its schema says. */
export function KeyField(props: KeyFieldProps) {
  const { path, schema, value, required, onChange } = props
  const t = useTexts(pipelineTexts)
  const lang = useLanguage()
  const form = useForm()
  const key = String(path.at(-1))
  const label = keyName(key, lang, path.length > 1 ? String(path.at(-2)) : form.type)
  const hint = keyHint(form.type, key, lang)
  const error = form.errorAt(path)
  const control = controlOf(key, schema)
  const common = {
    label,
    ...(required && { required }),
    ...(hint !== undefined && { hint }),
    ...(error !== undefined && { error }),
  }
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
    case 'column':
    case 'reference': {
      const columns = form.columns?.map(({ name }) => name) ?? []
      const options = control.kind === 'choice' ? control.options : control.kind === 'column' ? columns : form.inputs
      const chosen = typeof value === 'string' ? value : textOf(schema.default)
      return (
        <Field {...common}>
          {(links) => (
            <Select {...links} value={chosen} onChange={(event) => onChange(event.target.value || undefined)}>
              {(!required || !options.includes(chosen)) && (
                <option value={options.includes(chosen) ? '' : chosen}>{chosen || t.notSet()}</option>
              )}
              {options.map((option) => (
                <option key={option} value={option}>
                  {control.kind === 'choice' ? optionName(key, option, lang) : option}
                </option>
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
              onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value), true)}
            />
          )}
        </Field>
      )
    case 'columns':
    case 'references':
      return (
        <ColumnsField
          {...common}
          value={value}
          known={control.kind === 'references' ? form.inputs : (form.columns?.map(({ name }) => name) ?? [])}
          onChange={onChange}
        />
      )
    case 'map':
      return <MapField {...common} path={path} control={control} value={value} onChange={onChange} />
    case 'rows':
      return <RowsField {...common} path={path} parts={control.columns} value={value} onChange={onChange} />
    case 'group':
      return <Group {...props} label={label} hint={hint} parts={control.parts} />
    case 'expression':
      return (
        <ExpressionField
          label={label}
          {...(hint !== undefined && { hint })}
          text={textOf(value)}
          place={form.place(path)}
          error={error}
          onChange={(text, typed) => onChange(text === '' && !required ? undefined : text, typed)}
          {...(form.groupBy && { onGroupBy: form.groupBy })}
        />
      )
    case 'select':
      return <SelectField label={label} text={textOf(value)} error={error} onType={(text) => onChange(text, true)} />
    case 'bound':
      return <Bound {...common} value={value} onChange={onChange} />
    default:
      return (
        <Field {...common}>
          {(links) => (
            <Input
              {...links}
              mono
              spellCheck={false}
              value={textOf(value)}
              onChange={(event) =>
                onChange(event.target.value === '' && !required ? undefined : event.target.value, true)
              }
            />
          )}
        </Field>
      )
  }
}

/** Bounds of a frame as they are written; a number before or behind may be any. */
const BOUNDS = ['unbounded preceding', '3 preceding', 'current row', '3 following', 'unbounded following']

function Bound({ label, value, onChange }: { label: string; value: unknown; onChange: Change }) {
  const list = useId()
  return (
    <Field label={label}>
      {(links) => (
        <>
          <Input
            {...links}
            mono
            list={list}
            spellCheck={false}
            value={textOf(value)}
            onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value, true)}
          />
          <datalist id={list}>
            {BOUNDS.map((bound) => (
              <option key={bound}>{bound}</option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

interface GroupProps extends KeyFieldProps {
  label: string
  hint: string | undefined
  parts: Readonly<Record<string, Schema>>
}

/** Keys that go together: all of them, or none. */
function Group({ path, label, hint, parts, value, onChange }: GroupProps) {
  const known = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const change = (name: string, next: unknown, typed = false) => {
    const { [name]: _, ...rest } = known
    const all = next === undefined ? rest : { ...beginning(parts), ...rest, [name]: next }
    onChange(next === undefined && name === Object.keys(parts)[0] ? undefined : all, typed)
  }
  return (
    <fieldset className="grid gap-3 rounded-control border border-line-soft p-3 md:grid-cols-3">
      <legend className="px-1 text-2 font-medium text-ink-2">{label}</legend>
      {Object.entries(parts).map(([name, schema]) => (
        <KeyField
          key={name}
          path={[...path, name]}
          schema={schema}
          required={false}
          value={known[name]}
          onChange={(next, typed) => change(name, next, typed)}
        />
      ))}
      {hint !== undefined && <p className="text-2 text-ink-3 md:col-span-3">{hint}</p>}
    </fieldset>
  )
}

/** Values of a frame that was just begun. */
function beginning(parts: Readonly<Record<string, Schema>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parts).map(([name, schema]) => [
      name,
      schema.enum?.[0] ?? (name === 'to' ? 'current row' : 'unbounded preceding'),
    ]),
  )
}

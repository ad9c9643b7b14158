'use client'

import { printName } from '@ai-etl/core/expressions/print'
import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { ChevronDown, ChevronUp, CircleAlert, Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Input, Select } from '#ui/field.tsx'
import { ExpressionField } from '../expression/expression-field.tsx'
import { ListedValues, OtherColumn } from './check-values.tsx'
import { DraftInput } from './draft-input.tsx'
import { type Change, type Path, useForm } from './form-context.ts'
import { optionName } from './keys.ts'
import { type Control, controlOf, type Schema, textOf } from './schema.ts'
import { TypeInput } from './type-input.tsx'

interface MapFieldProps {
  label: string
  hint?: string
  error?: string
  path: Path
  control: Extract<Control, { kind: 'map' }>
  value: unknown
  onChange: Change
}

/** Names with what they stand for, in their order: new columns with expressions, columns with types, old names with new. */
export function MapField({ label, hint, error, path, control, value, onChange }: MapFieldProps) {
  const t = useTexts(pipelineTexts)
  const form = useForm()
  const list = useId()
  const [added, setAdded] = useState<string | null>(null)
  const entries: readonly (readonly [string, unknown])[] = Object.entries(
    typeof value === 'object' && value !== null ? value : {},
  )
  const columns = form.columns?.map(({ name }) => name) ?? []
  const free = columns.filter((column) => entries.every(([name]) => name !== column))
  const give = (next: readonly (readonly [string, unknown])[], typed = false) =>
    onChange(Object.fromEntries(next), typed)
  const change = (at: number, entry: readonly [string, unknown], typed = false) =>
    give(
      entries.map((each, i) => (i === at ? entry : each)),
      typed,
    )
  const move = (at: number, to: number) => {
    const rest = entries.filter((_, i) => i !== at)
    give([...rest.slice(0, to), entries[at], ...rest.slice(to)])
  }
  const add = (name: string) => {
    setAdded(null)
    if (name === '' || entries.some(([known]) => known === name)) return
    give([...entries, [name, beginning(control.values, name, columns)]])
  }

  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-2 font-medium text-ink-2">{label}</legend>
      {hint !== undefined && <p className="-mt-1 text-2 text-ink-3">{hint}</p>}
      {entries.map(([name, told], i) => (
        // An entry is known by its name; while that is typed nothing of it is drawn anew, because it changes when it is left.
        <div
          key={name}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]"
        >
          {control.keys === 'columns' ? (
            <Select
              aria-label={`${label}: ${name}`}
              className="font-mono text-2"
              value={name}
              onChange={(event) => change(i, [event.target.value, told])}
            >
              {[name, ...free].map((column) => (
                <option key={column}>{column}</option>
              ))}
            </Select>
          ) : (
            <DraftInput
              list={list}
              aria-label={t.nameOf({ of: label, name })}
              value={name}
              onDone={(next) => next !== '' && entries.every(([known]) => known !== next) && change(i, [next, told])}
            />
          )}
          <div className="order-3 col-span-2 md:order-none md:col-span-1">
            <Value
              label={`${label}: ${name}`}
              path={[...path, name]}
              schema={control.values}
              value={told}
              onChange={(next, typed) => change(i, [name, next], typed)}
            />
          </div>
          <div className="flex">
            <Button
              look="quiet"
              size="icon"
              aria-label={t.moveUp({ name })}
              disabled={i === 0}
              onClick={() => move(i, i - 1)}
            >
              <ChevronUp aria-hidden />
            </Button>
            <Button
              look="quiet"
              size="icon"
              aria-label={t.moveDown({ name })}
              disabled={i === entries.length - 1}
              onClick={() => move(i, i + 1)}
            >
              <ChevronDown aria-hidden />
            </Button>
            <Button
              look="quiet"
              size="icon"
              aria-label={t.remove({ name })}
              onClick={() => give(entries.filter((_, at) => at !== i))}
            >
              <X aria-hidden />
            </Button>
          </div>
        </div>
      ))}
      {control.keys === 'columns' ? (
        <Select
          aria-label={`${label}: ${t.addOne()}`}
          className="w-auto justify-self-start"
          value=""
          disabled={free.length === 0}
          onChange={(event) => add(event.target.value)}
        >
          <option value="">{t.addOne()}</option>
          {free.map((column) => (
            <option key={column}>{column}</option>
          ))}
        </Select>
      ) : added === null ? (
        <div>
          <Button size="small" onClick={() => setAdded('')}>
            <Plus aria-hidden /> {t.add()}
          </Button>
        </div>
      ) : (
        <Input
          mono
          // Shown because its button was just pressed.
          autoFocus
          list={list}
          spellCheck={false}
          aria-label={`${label}: ${t.newKey()}`}
          placeholder={t.newKey()}
          value={added}
          onChange={(event) => setAdded(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') setAdded(null)
          }}
          onBlur={() => add(added.trim())}
        />
      )}
      {error !== undefined && (
        <p className="flex gap-1 text-2 text-bad">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" /> {error}
        </p>
      )}
      <datalist id={list}>
        {columns.map((column) => (
          <option key={column}>{column}</option>
        ))}
      </datalist>
    </fieldset>
  )
}

/** What a new name stands for at first: a column of that name, else whatever can be computed. */
function beginning(values: Schema, name: string, columns: readonly string[]): unknown {
  switch (controlOf('', values).kind) {
    case 'choice':
      return values.enum?.[0]
    case 'type':
      return 'string'
    case 'expression':
      return columns.includes(name) ? printName(name) : 'null'
    case 'values':
      return ['']
    default:
      return name
  }
}

interface ValueProps {
  label: string
  path: Path
  schema: Schema
  value: unknown
  onChange: Change
}

function Value({ label, path, schema, value, onChange }: ValueProps) {
  const lang = useLanguage()
  const form = useForm()
  const error = form.errorAt(path)
  const control = controlOf('', schema)
  if (control.kind === 'expression')
    return (
      <ExpressionField
        bare
        label={label}
        text={textOf(value)}
        place={form.place(path)}
        error={error}
        onChange={onChange}
        {...(form.groupBy && { onGroupBy: form.groupBy })}
      />
    )
  return (
    <>
      {control.kind === 'choice' ? (
        <Select aria-label={label} value={textOf(value)} onChange={(event) => onChange(event.target.value)}>
          {control.options.map((option) => (
            <option key={option} value={option}>
              {optionName('', option, lang)}
            </option>
          ))}
        </Select>
      ) : control.kind === 'values' ? (
        <ListedValues label={label} column={String(path.at(-1))} value={value} onChange={onChange} />
      ) : control.kind === 'other-column' ? (
        <OtherColumn label={label} value={value} onChange={onChange} />
      ) : control.kind === 'type' ? (
        <TypeInput label={label} value={textOf(value)} onChange={onChange} />
      ) : (
        <Input
          mono
          spellCheck={false}
          aria-label={label}
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value, true)}
        />
      )}
      {error !== undefined && <p className="mt-1 text-2 text-bad">{error}</p>}
    </>
  )
}

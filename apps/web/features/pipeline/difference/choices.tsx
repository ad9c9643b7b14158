'use client'

import { dataDifferenceTexts } from '@ai-etl/core/messages/web/data-difference'
import type { ReactNode } from 'react'
import type { Parameter } from '#features/schedule/parameters.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Field, Input, Select } from '#ui/field.tsx'
import { Panel } from '#ui/panel.tsx'
import { ColumnsField } from '../form/columns-field.tsx'

/** A version that can be chosen: its number, or `draft`. */
export interface Choice {
  readonly value: string
  readonly label: string
}

interface ChoicesProps {
  versions: readonly Choice[]
  before: string
  after: string
  onVersions(before: string, after: string): void
  /** Sources and steps that both versions have. */
  steps: readonly string[]
  on: string
  onOn(step: string): void
  /** Columns of the rows that are compared; empty where they are not known yet. */
  columns: readonly string[]
  keyColumns: readonly string[]
  onKey(columns: readonly string[]): void
  parameters: readonly Parameter[]
  values: Readonly<Record<string, string>>
  onValue(name: string, value: string): void
  footer: ReactNode
}

/** What is compared: two versions, rows of the targets or of a step, by which columns, with which parameters. */
export function Choices(props: ChoicesProps) {
  const { versions, before, after, onVersions, steps, on, onOn, columns, keyColumns, onKey } = props
  const { parameters, values, onValue, footer } = props
  const t = useTexts(dataDifferenceTexts)
  return (
    <Panel title={t.choices()} footer={footer}>
      <div className="grid gap-4 md:grid-cols-3">
        <VersionSelect
          label={t.before()}
          versions={versions}
          value={before}
          onChange={(chosen) => onVersions(chosen, after)}
        />
        <VersionSelect
          label={t.after()}
          versions={versions}
          value={after}
          onChange={(chosen) => onVersions(before, chosen)}
        />
        <Field label={t.on()}>
          {(links) => (
            <Select {...links} value={on} onChange={(event) => onOn(event.target.value)}>
              <option value="">{t.ofTargets()}</option>
              {on !== '' && !steps.includes(on) && <option value={on}>{t.afterStep({ step: on })}</option>}
              {steps.map((step) => (
                <option key={step} value={step}>
                  {t.afterStep({ step })}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div className="md:col-span-3">
          <ColumnsField
            label={t.key()}
            hint={t.keyHint()}
            value={keyColumns}
            known={columns}
            onChange={(names) => onKey(Array.isArray(names) ? names.map(String) : [])}
          />
        </div>
        {parameters.length > 0 && (
          <fieldset className="grid gap-4 md:col-span-3 md:grid-cols-3">
            <legend className="mb-1 text-2 font-medium text-ink-2">{t.params()}</legend>
            {parameters.map(({ name, type, byDefault }) => (
              <Field
                key={name}
                label={
                  <span className="font-mono" translate="no">
                    {name}
                  </span>
                }
                hint={type}
                required={byDefault === null}
              >
                {(links) => (
                  <Input
                    {...links}
                    mono
                    spellCheck={false}
                    placeholder={byDefault ?? ''}
                    value={values[name] ?? ''}
                    onChange={(event) => onValue(name, event.target.value)}
                  />
                )}
              </Field>
            ))}
          </fieldset>
        )}
      </div>
    </Panel>
  )
}

interface VersionSelectProps {
  label: string
  versions: readonly Choice[]
  value: string
  onChange(value: string): void
}

function VersionSelect({ label, versions, value, onChange }: VersionSelectProps) {
  return (
    <Field label={label}>
      {(links) => (
        <Select {...links} value={value} onChange={(event) => onChange(event.target.value)}>
          {versions.map((version) => (
            <option key={version.value} value={version.value}>
              {version.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

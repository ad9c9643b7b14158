'use client'

import { sourceTexts } from '@ai-etl/core/messages/web/source'
import { textOf } from '#features/pipeline/form/schema.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Field, Input, Select } from '#ui/field.tsx'
import type { ConnectionField } from './connection-schema.ts'

interface ConnectionFieldsProps {
  form: ConnectionField
  typed: Readonly<Record<string, string>>
  prefix?: string
  onType(name: string, value: string): void
}

/** The fields of a connection, made from its connector's schema; groups stand folded behind them. */
export function ConnectionFields({ form, typed, prefix = '', onType }: ConnectionFieldsProps) {
  const t = useTexts(sourceTexts)
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {Object.entries(form.properties ?? {}).map(([name, field]) => {
        const key = `${prefix}${name}`
        if (field.properties)
          return (
            <details key={key} className="md:col-span-2">
              <summary className="cursor-pointer py-1 font-medium text-3 text-accent">{t.more()}</summary>
              <div className="pt-3">
                <ConnectionFields form={field} typed={typed} prefix={`${key}.`} onType={onType} />
              </div>
            </details>
          )
        const value = typed[key] ?? ''
        return (
          <Field
            key={key}
            label={field.title ?? name}
            {...(field.description !== undefined && { hint: field.description })}
            {...(form.required?.includes(name) && { required: true })}
          >
            {(links) =>
              field.enum ? (
                <Select {...links} value={value} onChange={(event) => onType(key, event.target.value)}>
                  <option value="">{textOf(field.default)}</option>
                  {field.enum
                    .filter((option) => option !== field.default)
                    .map((option) => (
                      <option key={String(option)}>{String(option)}</option>
                    ))}
                </Select>
              ) : (
                <Input
                  {...links}
                  mono={field.writeOnly !== true}
                  type={field.writeOnly === true ? 'password' : 'text'}
                  inputMode={field.type === 'integer' || field.type === 'number' ? 'numeric' : undefined}
                  autoComplete={field.writeOnly === true ? 'new-password' : 'off'}
                  spellCheck={false}
                  placeholder={textOf(field.default)}
                  value={value}
                  onChange={(event) => onType(key, event.target.value)}
                />
              )
            }
          </Field>
        )
      })}
    </div>
  )
}

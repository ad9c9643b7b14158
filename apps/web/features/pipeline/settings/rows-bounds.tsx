'use client'

import { checkTexts } from '@ai-etl/core/messages/web/pipeline-settings'
import { useTexts } from '#lib/language-context.tsx'
import { Field, Input, Select } from '#ui/field.tsx'
import type { Change } from '../form/form-context.ts'

/** How many rows there must be: by a number, or as a share of those of the run before. */
export function RowsBounds({ value, onChange }: { value: unknown; onChange: Change }) {
  const t = useTexts(checkTexts)
  const known = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>
  const compared = known.against === 'previous'
  const bound = (key: 'atLeast' | 'atMost', label: string) => (
    <Field label={label} {...(compared && { hint: t.share() })}>
      {(links) => (
        <Input
          {...links}
          type="number"
          min={0}
          step={compared ? 'any' : 1}
          value={typeof known[key] === 'number' ? known[key] : ''}
          onChange={({ target }) => {
            const { [key]: _, ...rest } = known
            onChange(target.value === '' ? rest : { ...rest, [key]: Number(target.value) }, true)
          }}
        />
      )}
    </Field>
  )
  return (
    <div className="grid gap-3 md:grid-cols-3">
      <Field label={t.counted()}>
        {(links) => (
          <Select
            {...links}
            value={compared ? 'previous' : 'number'}
            onChange={({ target }) =>
              onChange(target.value === 'previous' ? { against: 'previous', atLeast: 0.9 } : { atLeast: 1 })
            }
          >
            <option value="number">{t.byNumber()}</option>
            <option value="previous">{t.byPrevious()}</option>
          </Select>
        )}
      </Field>
      {bound('atLeast', t.atLeast())}
      {bound('atMost', t.atMost())}
    </div>
  )
}

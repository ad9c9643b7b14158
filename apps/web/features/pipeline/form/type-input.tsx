'use client'

import { SCALAR_KINDS } from '@ai-etl/core/types/logical'
import { useId } from 'react'
import { Input } from '#ui/field.tsx'
import type { Change } from './form-context.ts'

/** Types that are mostly meant; others, such as `list<string>`, are written. */
const TYPES = [...SCALAR_KINDS, 'decimal(12,2)']

/** A logical type: chosen from the usual ones, or written. */
export function TypeInput({ label, value, onChange }: { label: string; value: string; onChange: Change }) {
  const list = useId()
  return (
    <>
      <Input
        mono
        list={list}
        spellCheck={false}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value, true)}
      />
      <datalist id={list}>
        {TYPES.map((type) => (
          <option key={type}>{type}</option>
        ))}
      </datalist>
    </>
  )
}

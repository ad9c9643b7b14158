'use client'

import { SCALAR_KINDS } from '@ai-etl/core/types/logical'
import { useId, useState } from 'react'
import { Input } from '#ui/field.tsx'
import type { Change } from './form-context.ts'

/** Types that are mostly meant; others, such as `list<string>`, are written. */
const TYPES = [...SCALAR_KINDS, 'decimal(12,2)']

/**
 * A logical type: chosen from the usual ones, or written. An empty field is no type: it stays as it is while another one
 * is written, and shows the old one again when it is left.
 */
export function TypeInput({ label, value, onChange }: { label: string; value: string; onChange: Change }) {
  const list = useId()
  const [cleared, setCleared] = useState(false)
  return (
    <>
      <Input
        mono
        list={list}
        spellCheck={false}
        aria-label={label}
        value={cleared ? '' : value}
        onChange={({ target }) => {
          setCleared(target.value === '')
          if (target.value !== '') onChange(target.value, true)
        }}
        onBlur={() => setCleared(false)}
      />
      <datalist id={list}>
        {TYPES.map((type) => (
          <option key={type}>{type}</option>
        ))}
      </datalist>
    </>
  )
}

'use client'

import { whenTexts } from '@ai-etl/core/messages/web/schedule'
import { type ComponentProps, useId, useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Input } from '#ui/field.tsx'
import { clockOf } from './clock.ts'

/** Half hours are offered; any other minute is typed. */
const OFFERED = Array.from({ length: 48 }, (_, i) => `${String(i >> 1).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`)

interface ClockInputProps extends Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> {
  /** `HH:MM` of 24 hours */
  value: string
  onChange(value: string): void
}

/**
 * A time of day in 24 hours. The browser's own field follows the language of the browser, not the one that the reader
 * chose here: it would show AM and PM beside Russian words.
 */
export function ClockInput({ value, onChange, ...links }: ClockInputProps) {
  const t = useTexts(whenTexts)
  const list = useId()
  const [written, write] = useState<string | null>(null)
  return (
    <>
      <Input
        {...links}
        required
        mono
        list={list}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        maxLength={5}
        placeholder="06:00"
        title={t.timeHint()}
        value={written ?? value}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => {
          const clock = clockOf(target.value)
          target.setCustomValidity(clock === null ? t.timeHint() : '')
          write(target.value)
          if (clock !== null) onChange(clock)
        }}
        // Left, it is written as it was understood.
        onBlur={({ target }) => {
          target.setCustomValidity('')
          write(null)
        }}
      />
      <datalist id={list}>
        {OFFERED.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </datalist>
    </>
  )
}

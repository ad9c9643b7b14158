'use client'

import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { classes } from '#lib/classes.ts'

interface SegmentedProps<V extends string> {
  /** What is chosen between. */
  label: string
  options: readonly { readonly value: NoInfer<V>; readonly label: ReactNode }[]
  value: V
  onChange(value: NoInfer<V>): void
  className?: string
}

/** Two to four views of one thing. Arrows move between them. */
export function Segmented<V extends string>({ label, options, value, onChange, className }: SegmentedProps<V>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      // The pressed one pressed again says nothing new.
      onValueChange={(chosen) => chosen !== '' && onChange(chosen as V)}
      className={classes(
        'inline-flex max-w-full flex-wrap rounded-control border border-line-strong bg-surface',
        className,
      )}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="inline-flex min-h-[calc(var(--control-small)-2px)] items-center [overflow-wrap:anywhere] gap-1 rounded-mark px-2 font-medium text-2 text-ink-2 hover:text-ink data-[state=on]:bg-accent-soft data-[state=on]:text-ink data-[state=on]:ring-1 data-[state=on]:ring-accent [&_svg]:size-3.5"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}

'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { classes } from '#lib/classes.ts'

interface SliderProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> {
  label: ReactNode
  value: number
  onValue(value: number): void
  /** The value in words, with its unit: it is read out as well. */
  words: string
  /** Nothing was said yet: the knob stands nowhere until it is touched. */
  unset?: boolean
  /** What its two ends mean. */
  ends: readonly [ReactNode, ReactNode]
}

/** A condition set by dragging or by arrows, its value always in words. */
export function Slider({ label, value, onValue, words, unset = false, ends, className, ...rest }: SliderProps) {
  const id = useId()
  return (
    <div className={classes('grid grid-cols-[1fr_auto] items-baseline gap-x-2 gap-y-0.5', className)}>
      <label htmlFor={id} className="font-medium text-2 text-ink-2">
        {label}
      </label>
      <output htmlFor={id} className={classes('text-3', unset ? 'text-ink-3' : 'font-medium')}>
        {words}
      </output>
      <input
        id={id}
        type="range"
        value={value}
        aria-valuetext={words}
        onChange={(event) => onValue(event.target.valueAsNumber)}
        className={classes('col-span-2 m-0 h-5 w-full pointer-coarse:h-8', unset && 'range-unset')}
        {...rest}
      />
      <span className="col-span-2 flex justify-between text-1 text-ink-3">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </span>
    </div>
  )
}

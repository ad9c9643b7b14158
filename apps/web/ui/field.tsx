import { CircleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { classes } from '#lib/classes.ts'

const control =
  'w-full min-w-0 rounded-control border border-line-strong bg-surface px-2 text-3 text-ink placeholder:text-ink-3 focus-visible:outline-offset-0 disabled:border-line disabled:bg-sunken disabled:text-ink-3 aria-invalid:border-bad aria-invalid:shadow-[inset_2px_0_0_var(--bad)]'

/** What a field gives its control, so that label, hint and error are tied to it. */
interface FieldLinks {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
  readonly required?: boolean
}

interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and how to mend it. */
  error?: ReactNode
  required?: boolean
  className?: string
  /** Draws the control: `{(links) => <Input {...links} name="host" />}`. */
  children: (links: FieldLinks) => ReactNode
}

/** A label, a control, its hint and its error. */
export function Field({ label, hint, error, required, className, children }: FieldProps) {
  const id = useId()
  const hintId = hint === undefined ? undefined : `${id}-hint`
  const errorId = error ? `${id}-error` : undefined
  const described = [errorId, hintId].filter(Boolean).join(' ')
  return (
    <div className={classes('grid min-w-0 content-start gap-1', className)}>
      <label htmlFor={id} className="text-2 font-medium text-ink-2">
        {label}
      </label>
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(errorId && { 'aria-invalid': true }),
        ...(required && { required }),
      })}
      {errorId && (
        <p id={errorId} className="flex gap-1 text-2 text-bad">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          <span>{error}</span>
        </p>
      )}
      {hintId && (
        <p id={hintId} className="text-2 text-ink-3">
          {hint}
        </p>
      )}
    </div>
  )
}

interface InputProps extends ComponentProps<'input'> {
  /** For names, addresses and whatever a machine reads back. */
  mono?: boolean
}

export function Input({ mono = false, className, ...rest }: InputProps) {
  return <input className={classes(control, 'h-(--control)', mono && 'font-mono text-2', className)} {...rest} />
}

export function TextArea({ mono = false, className, ...rest }: ComponentProps<'textarea'> & { mono?: boolean }) {
  return <textarea className={classes(control, 'py-1.5', mono && 'font-mono text-2', className)} {...rest} />
}

/** The browser's own list: it works everywhere, with a keyboard and under a finger. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={classes(control, 'h-(--control) pr-7', className)} {...rest} />
}

interface CheckProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode
  hint?: ReactNode
}

export function Check({ label, hint, className, ...rest }: CheckProps) {
  return (
    <label className={classes('flex items-start gap-2', className)}>
      <input type="checkbox" className="mt-0.5 size-4 shrink-0" {...rest} />
      <span className="min-w-0">
        {label}
        {hint !== undefined && <span className="block text-2 text-ink-3">{hint}</span>}
      </span>
    </label>
  )
}

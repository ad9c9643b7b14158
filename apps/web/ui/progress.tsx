import { classes } from '#lib/classes.ts'

const TONES = { accent: 'bg-data-1', ok: 'bg-ok', warn: 'bg-warn', bad: 'bg-bad', context: 'bg-data-0' }

interface ProgressProps {
  /** 0–100; null while it cannot be known. */
  value: number | null
  /** What makes progress, for readers of the screen. */
  label: string
  tone?: keyof typeof TONES
  big?: boolean
  className?: string
}

/** How far a thing is. For a share that does not move use `Bar`. */
export function Progress({ value, label, tone = 'accent', big = false, className }: ProgressProps) {
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(value !== null && { 'aria-valuenow': Math.round(value) })}
      className={classes(track, big ? 'h-2' : 'h-1', className)}
    >
      <span
        className={classes('block h-full', TONES[tone], value === null && 'w-full animate-breathe opacity-60')}
        style={value === null ? undefined : { width: `${clamp(value)}%` }}
      />
    </span>
  )
}

/** A share as a bar, beside the figure that says it. */
export function Bar({
  value,
  tone = 'accent',
  className,
}: {
  value: number
  tone?: keyof typeof TONES
  className?: string
}) {
  return (
    <span aria-hidden className={classes(track, 'h-1', className)}>
      <span className={classes('block h-full', TONES[tone])} style={{ width: `${clamp(value)}%` }} />
    </span>
  )
}

const track = 'block overflow-hidden rounded-mark bg-line-soft'

function clamp(value: number): number {
  return Math.min(100, Math.max(0, value))
}

import { Check, CircleAlert, EyeOff, Info, type LucideIcon, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '#lib/classes.ts'

export type BadgeTone = 'plain' | 'ok' | 'warn' | 'bad' | 'failed' | 'info' | 'personal'

const LOOKS: Record<BadgeTone, { icon: LucideIcon | null; look: string }> = {
  plain: { icon: null, look: 'bg-sunken text-ink-2' },
  ok: { icon: Check, look: 'bg-ok-soft text-ok' },
  warn: { icon: TriangleAlert, look: 'bg-warn-soft text-warn' },
  bad: { icon: CircleAlert, look: 'bg-bad-soft text-bad' },
  failed: { icon: X, look: 'bg-bad-soft text-bad' },
  info: { icon: Info, look: 'bg-accent-soft text-accent' },
  personal: { icon: EyeOff, look: 'hatched bg-surface text-ink ring-1 ring-line-strong ring-inset' },
}

interface BadgeProps {
  tone?: BadgeTone
  /** Another icon than the tone's; null for none. */
  icon?: LucideIcon | null
  className?: string
  children: ReactNode
}

/** A state in one or two words. Never a button. */
export function Badge({ tone = 'plain', icon, className, children }: BadgeProps) {
  const { icon: usual, look } = LOOKS[tone]
  const Icon = icon === undefined ? usual : icon
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1 rounded-mark px-1.5 py-0.5 text-2 font-medium whitespace-nowrap',
        look,
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="size-3 [stroke-width:2.25]" />}
      {children}
    </span>
  )
}

/** A value that exists and is not shown: personal data, or what could not be computed. */
export function HiddenValue({ children }: { children: ReactNode }) {
  return <span className="hatched rounded-mark px-1 text-ink-2">{children}</span>
}

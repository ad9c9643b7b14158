import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '#lib/classes.ts'

export type Tone = 'info' | 'ok' | 'warn' | 'bad'

const LOOKS: Record<Tone, { icon: LucideIcon; box: string; sign: string }> = {
  info: { icon: Info, box: 'bg-accent-soft', sign: 'text-accent' },
  ok: { icon: CircleCheck, box: 'bg-ok-soft', sign: 'text-ok' },
  warn: { icon: TriangleAlert, box: 'bg-warn-soft', sign: 'text-warn' },
  bad: { icon: CircleAlert, box: 'bg-bad-soft', sign: 'text-bad' },
}

interface NoteProps {
  tone?: Tone
  icon?: LucideIcon
  title?: ReactNode
  /** Buttons with the fix. */
  actions?: ReactNode
  /** `alert` is read out at once (failures of what was just asked for), `status` politely. */
  role?: 'alert' | 'status'
  className?: string
  children?: ReactNode
}

/** What happened, what is intact, and the fix on a button. Never several in a row. */
export function Note({ tone = 'info', icon, title, actions, role, className, children }: NoteProps) {
  const { icon: Sign, box, sign } = LOOKS[tone]
  const Icon = icon ?? Sign
  return (
    <div
      role={role}
      className={classes(
        'grid grid-cols-[16px_minmax(0,1fr)] gap-x-3 rounded-control px-4 py-3 [overflow-wrap:anywhere] text-3 text-ink',
        box,
        className,
      )}
    >
      <Icon aria-hidden className={classes('mt-0.5 size-4', sign)} />
      <div className="grid min-w-0 gap-1">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {actions !== undefined && <div className="mt-1 flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </div>
  )
}

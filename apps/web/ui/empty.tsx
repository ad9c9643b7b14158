import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyProps {
  icon: LucideIcon
  title: ReactNode
  /** The one step that fills it. */
  actions?: ReactNode
  /** What will appear here and why. */
  children: ReactNode
}

/** A place with nothing in it yet: what comes here, why, and one step towards it. */
export function Empty({ icon: Icon, title, actions, children }: EmptyProps) {
  return (
    <div className="grid max-w-[52ch] justify-items-start gap-2 px-6 py-8">
      <Icon aria-hidden className="size-6 text-ink-3" />
      <p className="font-semibold">{title}</p>
      <div className="text-ink-2">{children}</div>
      {actions !== undefined && <div className="mt-1 flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}

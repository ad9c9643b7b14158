import type { ComponentProps, ReactNode } from 'react'
import { classes } from '#lib/classes.ts'
import { breakable } from './breakable.tsx'

interface PanelProps extends Omit<ComponentProps<'section'>, 'title'> {
  /** The name of what is inside. */
  title?: ReactNode
  /** One fact beside the name, never a description. */
  fact?: ReactNode
  /** At most two small actions. */
  actions?: ReactNode
  footer?: ReactNode
  /** Level of the heading; 2 unless the panel lies under a section's own heading. */
  level?: 2 | 3
  /** `false` for a table or list that reaches the panel's edges. */
  padded?: boolean
}

/** A named surface. Panels never lie inside panels. */
export function Panel({
  title,
  fact,
  actions,
  footer,
  level = 2,
  padded = true,
  className,
  children,
  ...rest
}: PanelProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={classes('min-w-0 rounded-panel border border-line bg-surface', className)} {...rest}>
      {title !== undefined && (
        <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-line-soft border-b px-4 py-3">
          <Heading
            className={classes(
              'mr-auto min-w-0 font-semibold [overflow-wrap:anywhere]',
              level === 2 ? 'text-5' : 'text-4',
            )}
          >
            {breakable(title)}
          </Heading>
          {fact !== undefined && <span className="text-2 text-ink-3">{fact}</span>}
          {actions}
        </header>
      )}
      {padded ? <div className="p-4">{children}</div> : children}
      {footer !== undefined && <footer className="border-line-soft border-t px-4 py-3">{footer}</footer>}
    </section>
  )
}

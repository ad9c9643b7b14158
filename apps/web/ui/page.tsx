import type { ReactNode } from 'react'
import { classes } from '#lib/classes.ts'
import { breakable } from './breakable.tsx'

/** The content of a page, under the corridor: `<Page title="Данные годны: 58 строк отложены" …>`. */
export function Page({ title, busy = false, lead, actions, className, children }: PageProps) {
  return (
    <main id="main" tabIndex={-1} className={classes('gutter pt-6 pb-12 focus-visible:outline-none', className)}>
      <header className="mb-5 flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="min-w-0 flex-[1_1_420px]">
          <h1
            aria-busy={busy || undefined}
            className="text-6 [overflow-wrap:anywhere] text-balance tracking-[-0.012em] md:text-7"
          >
            {breakable(title)}
          </h1>
          {lead !== undefined && <p className="mt-1 max-w-[100ch] text-pretty text-ink-2">{lead}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </main>
  )
}

interface PageProps {
  /** The conclusion, not the name of the place. */
  title: ReactNode
  /** The conclusion is of what was there before, and another one is on its way. */
  busy?: boolean
  lead?: ReactNode
  /** One `primary` button at most: the next station. */
  actions?: ReactNode
  className?: string
  children?: ReactNode
}

const COLUMNS = {
  half: 'lg:grid-cols-2',
  aside: 'lg:grid-cols-[minmax(0,1fr)_360px]',
  lead: 'lg:grid-cols-[516px_minmax(0,1fr)]',
  three: 'md:grid-cols-3',
}

/** Columns that become one under 1120 px (`three`: under 760). */
export function Columns({
  of,
  className,
  children,
}: {
  of: keyof typeof COLUMNS
  className?: string
  children?: ReactNode
}) {
  return <div className={classes('grid items-start gap-5 *:min-w-0', COLUMNS[of], className)}>{children}</div>
}

/** Things under each other: `gap-5` between panels, `gap-8` between sections. */
export function Stack({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={classes('grid min-w-0 content-start gap-5', className)}>{children}</div>
}

/** A part of a page with a name of its own, outside of panels. */
export function Section({ title, fact, children }: { title: ReactNode; fact?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid min-w-0 content-start gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-5">{title}</h2>
        {fact !== undefined && <span className="text-2 text-ink-3">{fact}</span>}
      </div>
      {children}
    </section>
  )
}

import type { ReactNode } from 'react'
import { classes } from '#lib/classes.ts'

interface Fact {
  readonly label: ReactNode
  /** The figure with its unit: `{ value: '11', unit: 'мес.' }`. */
  readonly value: ReactNode
  readonly unit?: ReactNode
  /** What it means, or the link to its evidence. */
  readonly note?: ReactNode
  readonly tone?: 'ok' | 'warn' | 'bad'
}

const TONES = { ok: 'text-ok', warn: 'text-warn', bad: 'text-bad' }

/** Four to six figures with unit and meaning, the first thing under a page's head. */
export function Facts({ facts, className }: { facts: readonly Fact[]; className?: string }) {
  return (
    <dl
      className={classes(
        'grid grid-cols-[repeat(auto-fit,minmax(min(152px,100%),1fr))] overflow-hidden rounded-panel border border-line bg-surface',
        className,
      )}
    >
      {facts.map(({ label, value, unit, note, tone }, place) => (
        // Facts are a fixed list: their place is what tells them apart.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className="min-w-0 px-4 py-3 shadow-[-1px_-1px_0_var(--line-soft)]">
          <dt className="text-2 text-ink-3">{label}</dt>
          <dd className={classes('min-h-7 content-center font-semibold text-6 whitespace-nowrap', tone && TONES[tone])}>
            {value} {unit !== undefined && <small className="font-normal text-2 text-ink-3">{unit}</small>}
          </dd>
          {note !== undefined && <dd className="text-2 text-ink-2">{note}</dd>}
        </div>
      ))}
    </dl>
  )
}

/** Names and values in two columns: how a file is read, what a connection is made of. */
export function KeyValues({
  pairs,
  className,
}: {
  pairs: readonly (readonly [name: ReactNode, value: ReactNode])[]
  className?: string
}) {
  return (
    <dl className={classes('grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 text-3', className)}>
      {pairs.map(([name, value], place) => (
        // Pairs are a fixed list: their place is what tells them apart.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

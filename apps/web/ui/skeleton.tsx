import { classes } from '#lib/classes.ts'

/** A grey place of the size of what will come. Nothing shows for the first 300 ms: most things come sooner. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span className="block animate-late">
      <span className={classes('block h-3 animate-breathe rounded-mark bg-line-soft', className)} />
    </span>
  )
}

/** Lines of a text or table that is on its way. */
export function SkeletonLines({ lines, className }: { lines: number; className?: string }) {
  return (
    <span className={classes('grid gap-3', className)}>
      {WIDTHS.slice(0, lines).map((width, line) => (
        // Lines of a skeleton are nothing but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Skeleton key={line} className={width} />
      ))}
    </span>
  )
}

const WIDTHS = ['w-11/12', 'w-4/5', 'w-10/12', 'w-2/3', 'w-11/12', 'w-3/4', 'w-4/5', 'w-1/2', 'w-10/12', 'w-2/3']

import type { ComponentProps, ReactNode } from 'react'
import { classes } from '#lib/classes.ts'

/** What is wider than its panel scrolls inside it; the region has a name and takes the focus, so keys can scroll it. */
export function ScrollRegion({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) {
  return (
    <section
      aria-label={label}
      // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={classes(
        'thin-scroll more-aside relative overflow-auto last:rounded-b-panel focus-visible:-outline-offset-2',
        className,
      )}
    >
      {children}
    </section>
  )
}

interface TableProps extends ComponentProps<'table'> {
  /** Said to readers of the screen; also names the scrolling region. */
  caption: string
  mono?: boolean
}

/** A table inside its scrolling region. Rows are `<tr>`, cells `<Td>`, heads `<Th>`. */
export function Table({ caption, mono = false, className, children, ...rest }: TableProps) {
  return (
    <ScrollRegion label={caption}>
      <table
        className={classes(
          'w-full border-collapse text-3 [&_tbody_tr+tr>*]:border-line-soft [&_tbody_tr+tr>*]:border-t [&_tbody_tr:hover]:bg-hover [&_tr>*:first-child]:pl-4 [&_tr>*:last-child]:pr-4 [&_tr[aria-selected=true]]:bg-accent-soft',
          mono && '[&_td]:font-mono [&_td]:text-2 [&_td]:leading-5',
          className,
        )}
        {...rest}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </ScrollRegion>
  )
}

interface CellProps {
  /** Numbers stand right, their unit in the head. */
  numeric?: boolean
  /** Stays in sight at the right edge while the table scrolls: what is done with a row. */
  pinned?: boolean
}

const PINNED = 'sticky right-0 bg-surface [tr:hover>&]:bg-hover'

export function Th({ numeric = false, pinned = false, className, ...rest }: ComponentProps<'th'> & CellProps) {
  return (
    <th
      scope="col"
      className={classes(
        'border-line border-b px-3 py-1.5 text-left align-baseline font-medium text-2 text-ink-3 whitespace-nowrap',
        numeric && 'text-right',
        pinned && PINNED,
        className,
      )}
      {...rest}
    />
  )
}

/** The head of a row: its name. */
export function RowHead({ className, ...rest }: ComponentProps<'th'>) {
  return <th scope="row" className={classes('px-3 py-1.5 text-left align-baseline font-normal', className)} {...rest} />
}

export function Td({ numeric = false, pinned = false, className, ...rest }: ComponentProps<'td'> & CellProps) {
  return (
    <td
      className={classes(
        'px-3 py-1.5 align-baseline',
        numeric && 'text-right whitespace-nowrap',
        pinned && PINNED,
        className,
      )}
      {...rest}
    />
  )
}

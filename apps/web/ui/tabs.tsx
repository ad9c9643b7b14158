'use client'

import Link from 'next/link'
import { Tabs as RadixTabs } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from '#lib/classes.ts'

const row = 'thin-scroll flex gap-1 overflow-x-auto border-line border-b'
const tab =
  'shrink-0 border-transparent border-b-2 px-3 py-2 font-medium text-3 text-ink-2 no-underline whitespace-nowrap hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink'

/** Kinds of thing, not steps: steps are the corridor's. Children are `<TabPanel value>`. */
export function Tabs({
  label,
  tabs,
  children,
  ...rest
}: ComponentProps<typeof RadixTabs.Root> & {
  label: string
  tabs: readonly { readonly value: string; readonly label: ReactNode }[]
}) {
  return (
    <RadixTabs.Root {...rest}>
      <RadixTabs.List aria-label={label} className={row}>
        {tabs.map(({ value, label: name }) => (
          <RadixTabs.Trigger key={value} value={value} className={tab}>
            {name}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {children}
    </RadixTabs.Root>
  )
}

export function TabPanel({ className, ...rest }: ComponentProps<typeof RadixTabs.Content>) {
  return <RadixTabs.Content className={classes('focus-visible:-outline-offset-2', className)} {...rest} />
}

/** Where tabs are wider than the screen, the current one is seen whole; the page itself does not move. */
function currentInSight(row: HTMLElement | null): void {
  const current = row?.querySelector<HTMLElement>('[aria-current=page]')
  if (row && current) row.scrollLeft = current.offsetLeft + current.offsetWidth - row.clientWidth
}

/** Tabs that are pages of their own: each has its link. */
export function LinkTabs({
  label,
  tabs,
}: {
  label: string
  tabs: readonly { readonly href: string; readonly label: ReactNode; readonly current: boolean }[]
}) {
  return (
    <nav aria-label={label} className={classes(row, 'relative')} ref={currentInSight}>
      {tabs.map(({ href, label: name, current }) => (
        <Link key={href} href={href} prefetch={false} aria-current={current ? 'page' : undefined} className={tab}>
          {name}
        </Link>
      ))}
    </nav>
  )
}

'use client'

import { DropdownMenu } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from '#lib/classes.ts'

const item =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 py-1 text-3 text-ink no-underline outline-none select-none data-[disabled]:cursor-default data-[disabled]:text-ink-3 data-[highlighted]:bg-hover data-[highlighted]:text-ink pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3'

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode
  align?: 'start' | 'end'
  /** Opened from elsewhere too. */
  open?: boolean
  onOpenChange?(open: boolean): void
  children: ReactNode
}

/** Actions on one thing. Arrows move, Enter does, Esc closes. */
export function Menu({ trigger, align = 'end', children, ...state }: MenuProps) {
  return (
    // Not modal: the page keeps its scroll, and what readers of the screen find on it.
    <DropdownMenu.Root modal={false} {...state}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      {/* Beside its button and so in the same landmark; it stands fixed, and no box that scrolls cuts it. */}
      <DropdownMenu.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        className="z-50 grid max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-52 animate-float overflow-y-auto rounded-panel border border-line bg-float p-1 shadow-float"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}

export function MenuItem({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item className={classes(item, className)} {...rest} />
}

/** One of several: a tick stands at the chosen one. */
export function MenuChoice({ className, children, ...rest }: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem className={classes(item, 'pl-7 data-[state=checked]:font-medium', className)} {...rest}>
      {children}
      <DropdownMenu.ItemIndicator className="ml-auto text-accent">✓</DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  )
}

export const MenuChoices = DropdownMenu.RadioGroup

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 pt-2 pb-1 font-medium text-2 text-ink-3">{children}</DropdownMenu.Label>
}

export function MenuLine() {
  return <DropdownMenu.Separator className="my-1 border-line-soft border-t" />
}

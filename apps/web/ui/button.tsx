import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { classes } from '#lib/classes.ts'

const button = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control border text-3 font-medium whitespace-nowrap no-underline transition-colors duration-(--fast) ease-(--ease) select-none disabled:border-line disabled:bg-sunken disabled:text-ink-3 aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-3 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        plain: 'border-line-strong bg-surface text-ink hover:bg-hover hover:text-ink',
        primary:
          'border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover hover:text-on-accent',
        quiet:
          'border-transparent bg-transparent text-ink hover:bg-hover hover:text-ink disabled:border-transparent disabled:bg-transparent aria-disabled:border-transparent aria-disabled:bg-transparent',
        danger: 'border-bad bg-surface text-bad hover:bg-bad-soft hover:text-bad',
      },
      size: {
        normal: 'h-(--control) px-3',
        small: 'h-(--control-small) px-2',
        icon: 'size-(--control)',
        'icon-small': 'size-(--control-small)',
      },
    },
    defaultVariants: { look: 'plain', size: 'normal' },
  },
)

interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof button> {
  /** Gives the look to the only child instead, for links: `<Button asChild><Link href="/runs">…</Link></Button>`. */
  asChild?: boolean
}

/** Verb first; one `primary` a page; a size `icon` needs an `aria-label`. */
export function Button({ look, size, asChild = false, className, type = 'button', ...rest }: ButtonProps) {
  const name = classes(button({ look, size }), className)
  return asChild ? <Slot.Root className={name} {...rest} /> : <button type={type} className={name} {...rest} />
}

/** A button that reads as a link, for small actions inside texts, rows and panels. */
export function LinkButton({ className, type = 'button', ...rest }: ComponentProps<'button'>) {
  return <button type={type} className={classes(linkLook, className)} {...rest} />
}

/** The look of `LinkButton`, for a real link in its place. */
export const linkLook =
  'inline-flex items-center gap-1 py-0.5 text-left text-3 font-medium text-accent no-underline hover:text-accent-hover hover:underline disabled:text-ink-3 disabled:no-underline [&_svg]:size-3.5'

'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { Menu as MenuIcon } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTexts } from '#lib/language-context.tsx'
import { Mark } from '#ui/brand.tsx'
import { Button } from '#ui/button.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine } from '#ui/menu.tsx'
import { AccountMenu } from './account-menu.tsx'
import { CommandPalette } from './command-palette.tsx'
import { LanguageItem, LanguageSwitch } from './language-switch.tsx'
import { usePlace } from './place.tsx'
import { ProjectMenu } from './project-menu.tsx'
import { sectionOf, sections } from './sections.ts'
import { ThemeMenu } from './theme-menu.tsx'

export interface Reader {
  readonly name: string
  readonly projects: readonly { readonly id: string; readonly name: string }[]
  readonly projectId: string | null
}

/** One bar on every page: the place on the left, the sections, and what concerns the reader on the right. */
export function TopBar({ reader }: { reader: Reader }) {
  const t = useTexts(shellTexts)
  const here = sectionOf(usePathname())
  const place = usePlace()
  const projectId = place.projectId ?? reader.projectId
  const links = sections(projectId)
  return (
    <header className="gutter flex h-12 items-center gap-2 border-line-soft border-b bg-surface md:gap-4">
      <Link
        href="/"
        aria-label={t.home()}
        className="flex h-full min-w-6 shrink-0 items-center gap-2 font-mono font-semibold tracking-[-0.02em] text-ink no-underline"
      >
        <Mark />
        <span className="max-md:hidden">ai-etl</span>
      </Link>
      <nav aria-label={t.place()} className="flex min-w-0 items-center gap-1 text-3">
        <ProjectMenu projects={reader.projects} projectId={projectId} />
        {place.name !== undefined && (
          <>
            <span aria-hidden className="text-ink-3 max-md:hidden">
              /
            </span>
            <span className="min-w-0 shrink-4 truncate px-1 font-medium" title={place.name}>
              {place.name}
            </span>
          </>
        )}
      </nav>
      <nav aria-label={t.sections()} className="ml-auto hidden h-full shrink-0 gap-1 lg:flex">
        {links.map(({ text, href }) => (
          <Link
            key={text}
            href={href}
            // Every page has these links: fetching what lies behind them ahead would cost more than it saves.
            prefetch={false}
            aria-current={href === here ? 'page' : undefined}
            className="flex items-center border-y-2 border-transparent px-2 text-3 text-ink-2 no-underline hover:text-ink aria-[current=page]:border-b-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
          >
            {t[text]()}
          </Link>
        ))}
      </nav>
      <div className="flex shrink-0 items-center gap-1 max-lg:ml-auto">
        <CommandPalette projectId={projectId} />
        <LanguageSwitch className="max-md:hidden" />
        <ThemeMenu />
        <AccountMenu name={reader.name} />
        <Menu
          trigger={
            <Button look="quiet" size="icon-small" aria-label={t.menu()} className="lg:hidden">
              <MenuIcon aria-hidden />
            </Button>
          }
        >
          <MenuLabel>{t.sections()}</MenuLabel>
          {links.map(({ text, href }) => (
            <MenuItem key={text} asChild>
              <Link href={href} prefetch={false} aria-current={href === here ? 'page' : undefined}>
                {t[text]()}
              </Link>
            </MenuItem>
          ))}
          <div className="md:hidden">
            <MenuLine />
            <LanguageItem />
          </div>
        </Menu>
      </div>
    </header>
  )
}

'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useMutation } from '@tanstack/react-query'
import { LogOut, Settings } from 'lucide-react'
import Link from 'next/link'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine } from '#ui/menu.tsx'

/** Who is signed in, and the way out. */
export function AccountMenu({ name }: { name: string }) {
  const t = useTexts(shellTexts)
  const signOut = useMutation({
    mutationFn: () => api.call('logout'),
    // Whether or not the server still knew the session, this reader is done here.
    onSettled: () => location.assign('/sign-in'),
  })
  return (
    <Menu
      trigger={
        <Button look="quiet" size="icon-small" aria-label={t.account({ name, initials: initials(name) })}>
          <span className="rounded-mark bg-sunken px-1.5 py-0.5 text-2 text-ink-2">{initials(name)}</span>
        </Button>
      }
    >
      <MenuLabel>{name}</MenuLabel>
      <MenuItem asChild>
        <Link href="/settings" prefetch={false}>
          <Settings aria-hidden />
          {t.settings()}
        </Link>
      </MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => signOut.mutate()}>
        <LogOut aria-hidden />
        {t.signOut()}
      </MenuItem>
    </Menu>
  )
}

/** «Анна Крылова» → «АК», «admin» → «AD». */
function initials(name: string): string {
  const [first = '', second] = name.trim().split(/\s+/)
  const letters = second === undefined ? [...first].slice(0, 2) : [[...first][0], [...second][0]]
  return letters.join('').toUpperCase()
}

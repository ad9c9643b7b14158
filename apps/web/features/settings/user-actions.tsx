'use client'

import type { Answer } from '@ai-etl/client/client'
import { settingsTexts, usersTexts } from '@ai-etl/core/messages/web/settings'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Menu, MenuItem, MenuLine } from '#ui/menu.tsx'
import { toast } from '#ui/toast.tsx'

interface UserActionsProps {
  user: Answer<'listUsers'>['items'][number]
  onChanged: () => Promise<void>
}

/** What an administrator does to another's account; what takes access away is asked first. */
export function UserActions({ user, onChanged }: UserActionsProps) {
  const t = useTexts(usersTexts)
  const common = useTexts(settingsTexts)
  const [asked, setAsked] = useState<'disable' | 'delete' | null>(null)
  const params = { userId: user.id }
  const name = user.displayName || user.username

  async function update(body: { disabled?: boolean; platformAdmin?: boolean }): Promise<void> {
    await api.call('updateUser', { params, body })
    toast(common.saved())
    await onChanged()
  }

  return (
    <>
      <Menu
        trigger={
          <Button look="quiet" size="icon-small" aria-label={common.actionsOf({ name })} className="-my-1.5">
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => void update({ platformAdmin: !user.platformAdmin })}>
          {user.platformAdmin ? t.unmakeAdmin() : t.makeAdmin()}
        </MenuItem>
        {user.disabled ? (
          <MenuItem onSelect={() => void update({ disabled: false })}>{t.enable()}</MenuItem>
        ) : (
          <MenuItem onSelect={() => setAsked('disable')}>{t.disable()}</MenuItem>
        )}
        <MenuLine />
        <MenuItem className="text-bad data-[highlighted]:text-bad" onSelect={() => setAsked('delete')}>
          {t.deleteUser()}
        </MenuItem>
      </Menu>
      <Confirm
        open={asked === 'disable'}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t.disableAsk({ name })}
        verb={t.disable()}
        onConfirm={() => update({ disabled: true })}
      >
        {t.disableWhy()}
      </Confirm>
      <Confirm
        open={asked === 'delete'}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t.deleteAsk({ name })}
        verb={t.deleteUser()}
        typed={user.username}
        onConfirm={async () => {
          await api.call('deleteUser', { params })
          await onChanged()
        }}
      >
        {t.deleteWhy()}
      </Confirm>
    </>
  )
}

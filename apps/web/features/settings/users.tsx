'use client'

import type { Answer } from '@ai-etl/client/client'
import { settingsTexts, usersTexts } from '@ai-etl/core/messages/web/settings'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useDeferredValue, useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { usePages } from '#lib/use-pages.ts'
import { Badge } from '#ui/badge.tsx'
import { LinkButton } from '#ui/button.tsx'
import { Input } from '#ui/field.tsx'
import { MadeOnce } from '#ui/made-once.tsx'
import { Panel } from '#ui/panel.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { NewUser } from './new-user.tsx'
import { UserActions } from './user-actions.tsx'

interface UsersProps {
  first: Answer<'listUsers'>
  /** The reader: nobody locks themselves out. */
  userId: string
}

/** All accounts of the platform, for its administrators. */
export function Users({ first, userId }: UsersProps) {
  const t = useTexts(usersTexts)
  const common = useTexts(settingsTexts)
  const shell = useTexts(shellTexts)
  const answers = useQueryClient()
  const router = useRouter()
  const [words, setWords] = useState('')
  const search = useDeferredValue(words.trim())
  const { items, more } = usePages(
    'listUsers',
    { query: search === '' ? {} : { search } },
    search === '' ? first : undefined,
  )
  const [made, setMade] = useState<Answer<'createUser'> | null>(null)

  async function changed(): Promise<void> {
    await answers.invalidateQueries({ queryKey: ['listUsers'] })
    router.refresh()
  }

  return (
    <Panel
      title={common.users()}
      padded={false}
      actions={
        <>
          <Input
            type="search"
            aria-label={t.search()}
            placeholder={t.search()}
            className="h-(--control-small) w-44"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <NewUser
            onMade={(user) => {
              if (user.password !== null) setMade(user)
              void changed()
            }}
          />
        </>
      }
    >
      <Table caption={common.users()}>
        <thead>
          <tr>
            <Th>{common.name()}</Th>
            <Th>{t.username()}</Th>
            <Th>{t.lastLogin()}</Th>
            <Th>{common.state()}</Th>
            <Th>
              <span className="sr-only">{common.actions()}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {items.map((user) => (
            <tr key={user.id}>
              <RowHead>
                {user.displayName || user.username}{' '}
                {user.platformAdmin && <Badge tone="info">{t.platformAdminShort()}</Badge>}
              </RowHead>
              <Td className="font-mono text-2">{user.username}</Td>
              <Td>
                {user.lastLoginAt === null ? (
                  <span className="text-ink-3">{t.never()}</span>
                ) : (
                  <Time at={user.lastLoginAt} relative />
                )}
              </Td>
              <Td>
                {user.disabled ? <Badge tone="warn">{t.disabled()}</Badge> : <Badge tone="ok">{t.active()}</Badge>}
              </Td>
              <Td numeric>{user.id !== userId && <UserActions user={user} onChanged={changed} />}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more && (
        <div className="p-4">
          <LinkButton onClick={more}>{shell.more()}</LinkButton>
        </div>
      )}
      <MadeOnce
        secret={made?.password ?? null}
        title={t.madePassword({ name: made?.username ?? '' })}
        onDone={() => setMade(null)}
      />
    </Panel>
  )
}

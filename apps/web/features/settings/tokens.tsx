'use client'

import type { Answer } from '@ai-etl/client/client'
import { roleTexts } from '@ai-etl/core/messages/web/roles'
import { settingsTexts, tokensTexts } from '@ai-etl/core/messages/web/settings'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useQueryClient } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { isPast } from '#lib/times.ts'
import { usePages } from '#lib/use-pages.ts'
import { Badge } from '#ui/badge.tsx'
import { LinkButton } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Empty } from '#ui/empty.tsx'
import { MadeOnce } from '#ui/made-once.tsx'
import { Panel } from '#ui/panel.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { NewToken } from './new-token.tsx'

interface TokensProps {
  first: Answer<'listTokens'>
  projects: readonly { readonly id: string; readonly name: string }[]
}

type Token = Answer<'listTokens'>['items'][number]

/** The reader's tokens: made, shown once, revoked. */
export function Tokens({ first, projects }: TokensProps) {
  const t = useTexts(tokensTexts)
  const shell = useTexts(shellTexts)
  const answers = useQueryClient()
  const { items, more } = usePages('listTokens', {}, first)
  const [made, setMade] = useState<Answer<'createToken'> | null>(null)
  const [leaving, setLeaving] = useState<Token | null>(null)
  const changed = () => answers.invalidateQueries({ queryKey: ['listTokens'] })
  const create = (
    <NewToken
      projects={projects}
      onMade={(token) => {
        setMade(token)
        void changed()
      }}
    />
  )
  return (
    <Panel title={t.list()} padded={false} actions={items.length > 0 && create}>
      {items.length === 0 ? (
        <Empty icon={KeyRound} title={t.none()} actions={create}>
          {t.noneWhy()}
        </Empty>
      ) : (
        <TokenTable tokens={items} projects={projects} onRevoke={setLeaving} />
      )}
      {more && (
        <div className="p-4">
          <LinkButton onClick={more}>{shell.more()}</LinkButton>
        </div>
      )}
      <MadeOnce secret={made?.token ?? null} title={t.made({ name: made?.name ?? '' })} onDone={() => setMade(null)} />
      <Confirm
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={t.revokeAsk({ name: leaving?.name ?? '' })}
        verb={t.revoke()}
        onConfirm={async () => {
          if (leaving === null) return
          await api.call('revokeToken', { params: { tokenId: leaving.id } })
          await changed()
        }}
      >
        {t.revokeWhy()}
      </Confirm>
    </Panel>
  )
}

function TokenTable({
  tokens,
  projects,
  onRevoke,
}: {
  tokens: readonly Token[]
  projects: TokensProps['projects']
  onRevoke: (token: Token) => void
}) {
  const t = useTexts(tokensTexts)
  const common = useTexts(settingsTexts)
  const roles = useTexts(roleTexts)
  return (
    <Table caption={t.list()}>
      <thead>
        <tr>
          <Th>{t.name()}</Th>
          <Th>{t.project()}</Th>
          <Th>{t.roleAtMost()}</Th>
          <Th>{t.lastUsed()}</Th>
          <Th>{common.state()}</Th>
          <Th>
            <span className="sr-only">{common.actions()}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <RowHead>
              {token.name} <span className="font-mono text-2 text-ink-3">{token.prefix}…</span>
            </RowHead>
            <Td>{projects.find(({ id }) => id === token.projectId)?.name ?? t.everyProject()}</Td>
            <Td>{roles[token.role]()}</Td>
            <Td>
              {token.lastUsedAt === null ? (
                <span className="text-ink-3">{t.unused()}</span>
              ) : (
                <Time at={token.lastUsedAt} relative />
              )}
            </Td>
            <Td>
              <TokenState token={token} />
            </Td>
            <Td numeric>
              <LinkButton onClick={() => onRevoke(token)}>{t.revoke()}</LinkButton>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function TokenState({ token }: { token: Token }) {
  const t = useTexts(tokensTexts)
  if (token.expiresAt !== null && isPast(token.expiresAt)) return <Badge tone="warn">{t.expired()}</Badge>
  return <Badge tone="ok">{t.valid()}</Badge>
}

'use client'

import type { Answer } from '@ai-etl/client/client'
import { keysTexts, settingsTexts } from '@ai-etl/core/messages/web/settings'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Panel } from '#ui/panel.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { toast } from '#ui/toast.tsx'

/** The keys that seal secrets, by their ids, and how to change them. */
export function SecretKeys({ keys }: { keys: Answer<'listSecretKeys'>['items'] }) {
  const t = useTexts(keysTexts)
  const common = useTexts(settingsTexts)
  const router = useRouter()
  const [asked, setAsked] = useState(false)
  return (
    <Panel
      title={t.list()}
      padded={false}
      actions={
        <Button size="small" onClick={() => setAsked(true)}>
          {t.rotate()}
        </Button>
      }
    >
      <Table caption={t.list()}>
        <thead>
          <tr>
            <Th>{t.key()}</Th>
            <Th>{t.since()}</Th>
            <Th numeric>{t.sealed()}</Th>
            <Th>{common.state()}</Th>
          </tr>
        </thead>
        <tbody>
          {keys.map(({ id, state, createdAt, sealed }) => (
            <tr key={id}>
              <RowHead className="font-mono text-2">{id}</RowHead>
              <Td>
                <Time at={createdAt} />
              </Td>
              <Td numeric>{sealed}</Td>
              <Td>{state === 'active' ? <Badge tone="ok">{t.active()}</Badge> : <Badge>{t.retired()}</Badge>}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Confirm
        open={asked}
        onOpenChange={setAsked}
        title={t.rotateAsk()}
        verb={t.rotate()}
        onConfirm={async () => {
          await api.call('rotateSecretKeys')
          toast(t.rotated())
          router.refresh()
        }}
      >
        {t.rotateWhy()}
      </Confirm>
    </Panel>
  )
}

'use client'

import type { Answer } from '@ai-etl/client/client'
import { accountTexts } from '@ai-etl/core/messages/web/settings'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table, Td, Th } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { browserName } from './browser-name.ts'

/** Where the reader is signed in, and how to end it all. */
export function Sessions({ sessions }: { sessions: Answer<'listSessions'>['items'] }) {
  const t = useTexts(accountTexts)
  const [asked, setAsked] = useState(false)
  return (
    <Panel
      title={t.sessions()}
      padded={false}
      actions={
        <Button size="small" look="danger" onClick={() => setAsked(true)}>
          {t.everywhere()}
        </Button>
      }
    >
      <Table caption={t.sessions()}>
        <thead>
          <tr>
            <Th>{t.browser()}</Th>
            <Th>{t.address()}</Th>
            <Th>{t.since()}</Th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, current, userAgent, ip, createdAt }) => (
            <tr key={id}>
              <Td>
                {browserName(userAgent) ?? t.unknownBrowser()} {current && <Badge tone="info">{t.thisOne()}</Badge>}
              </Td>
              <Td className="font-mono text-2">{ip}</Td>
              <Td>
                <Time at={createdAt} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Confirm
        open={asked}
        onOpenChange={setAsked}
        title={t.everywhereAsk()}
        verb={t.everywhere()}
        onConfirm={async () => {
          await api.call('logoutEverywhere')
          location.assign('/sign-in')
        }}
      >
        {t.everywhereWhy()}
      </Confirm>
    </Panel>
  )
}

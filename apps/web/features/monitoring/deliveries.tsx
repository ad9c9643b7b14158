'use client'

import { number } from '@ai-etl/core/messages/language'
import { alertTexts } from '@ai-etl/core/messages/web/monitoring'
import Link from 'next/link'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { usePages } from '#lib/use-pages.ts'
import { Badge } from '#ui/badge.tsx'
import { linkLook } from '#ui/button.tsx'
import { GrowingList } from '#ui/growing-list.tsx'
import { Td } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import type { AlertRule } from './alert-rule-form.tsx'

const TONES = { pending: 'info', sent: 'ok', failed: 'failed' } as const
const EVENTS: ReadonlySet<string> = new Set<AlertRule['event']>(['failure', 'lateness', 'drift', 'check-failed'])

/** What was sent to whom, and how it was answered, the latest first. */
export function Deliveries({ projectId, rules }: { projectId: string; rules: readonly AlertRule[] }) {
  const t = useTexts(alertTexts)
  const lang = useLanguage()
  const { items, more, loading } = usePages('listAlertDeliveries', { query: { projectId } })
  const name = (event: string) =>
    EVENTS.has(event) ? t.eventName({ event: event as AlertRule['event'] }) : t.testEvent()
  return (
    <GrowingList
      title={t.sentList()}
      more={more}
      moreWords={t.more()}
      heads={[
        { name: t.sentAt() },
        { name: t.event() },
        { name: t.recipients() },
        { name: t.state() },
        { name: t.attempts(), numeric: true },
      ]}
      empty={items.length > 0 ? null : <p className="p-4 text-ink-2">{loading ? t.loading() : t.nothingSent()}</p>}
    >
      {items.map(({ id, ruleId, runId, event, recipient, state, attempts, answer, sentAt, createdAt }) => (
        <tr key={id}>
          <Td className="whitespace-nowrap">
            <Time at={sentAt ?? createdAt} />
          </Td>
          <Td>
            {runId === null ? (
              name(event)
            ) : (
              <Link href={`/runs/${runId}`} prefetch={false} className={linkLook}>
                {name(event)}
              </Link>
            )}
            <small className="block text-2 text-ink-3">{rules.find((rule) => rule.id === ruleId)?.name ?? ''}</small>
          </Td>
          <Td className="min-w-40 [overflow-wrap:anywhere]">{recipient}</Td>
          <Td>
            <Badge tone={TONES[state]}>{t[state]()}</Badge>
            {answer !== null && (
              <small className="block max-w-60 text-2 text-ink-3 [overflow-wrap:anywhere]">{answer}</small>
            )}
          </Td>
          <Td numeric>{number(attempts, lang)}</Td>
        </tr>
      ))}
    </GrowingList>
  )
}

'use client'

import type { Answer } from '@ai-etl/client/client'
import { reportTexts } from '@ai-etl/core/messages/reports'
import { reportsPageTexts } from '@ai-etl/core/messages/web/report'
import { Clock, FileText, LoaderCircle } from 'lucide-react'
import Link from 'next/link'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { usePages } from '#lib/use-pages.ts'
import { Badge } from '#ui/badge.tsx'
import { Button, linkLook } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { GrowingList } from '#ui/growing-list.tsx'
import { Td } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'

type Reports = Answer<'listReports'>

const LOOKS = {
  queued: { tone: 'plain', icon: Clock },
  running: { tone: 'info', icon: LoaderCircle },
  ready: { tone: 'ok' },
  failed: { tone: 'failed' },
} as const

/** The reports of a project, the newest first. */
export function ReportList({ projectId, first }: { projectId: string; first: Reports }) {
  const t = useTexts(reportsPageTexts)
  const lang = useLanguage()
  const { items, more } = usePages('listReports', { query: { projectId } }, first)
  return (
    <GrowingList
      title={t.list()}
      more={more}
      moreWords={t.more()}
      heads={[t.name(), t.kind(), t.state(), t.made(), t.how()].map((name) => ({ name }))}
      empty={
        items.length > 0 ? null : (
          <Empty
            icon={FileText}
            title={t.title({ known: 0, making: 0, failed: 0 })}
            actions={
              <Button asChild>
                <Link href="/reports/new">{t.make()}</Link>
              </Button>
            }
          >
            {t.none()}
          </Empty>
        )
      }
    >
      {items.map(({ id, title, kind, state, createdAt, scheduleId }) => (
        <tr key={id}>
          <Td className="min-w-60">
            <Link href={`/reports/${id}`} className={linkLook}>
              <span className="break-words">{title}</span>
            </Link>
          </Td>
          <Td className="whitespace-nowrap">{reportTexts.kind[lang]({ kind })}</Td>
          <Td>
            <Badge {...LOOKS[state]}>{t[state]()}</Badge>
          </Td>
          <Td>
            <Time at={createdAt} relative />
          </Td>
          <Td className="whitespace-nowrap">{scheduleId === null ? t.byHand() : t.byClock()}</Td>
        </tr>
      ))}
    </GrowingList>
  )
}

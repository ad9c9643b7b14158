'use client'

import type { Answer } from '@ai-etl/client/client'
import { number } from '@ai-etl/core/messages/language'
import { monitoringTexts } from '@ai-etl/core/messages/web/monitoring'
import Link from 'next/link'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Panel } from '#ui/panel.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'

/** When each target was written last, the stalest first. */
export function FreshnessPanel({ targets }: { targets: Answer<'showMonitoring'>['freshness'] }) {
  const t = useTexts(monitoringTexts)
  const lang = useLanguage()
  const stalest = [...targets].sort((a, b) => a.finishedAt.localeCompare(b.finishedAt))
  return (
    <Panel title={t.freshness()} fact={t.freshnessFact()} padded={false}>
      {targets.length === 0 ? (
        <p className="p-4 text-3 text-ink-2">{t.freshnessNone()}</p>
      ) : (
        <Table caption={t.freshness()}>
          <thead>
            <tr>
              <Th>{t.target()}</Th>
              <Th>{t.writtenAt()}</Th>
              <Th numeric>{t.rows()}</Th>
            </tr>
          </thead>
          <tbody>
            {stalest.map(({ address, name, runId, finishedAt, written }) => (
              <tr key={`${address} ${name}`}>
                <RowHead className="min-w-40">
                  <span translate="no" className="block font-mono text-2">
                    {name}
                  </span>
                  <span translate="no" className="block font-mono text-1 text-ink-3 [overflow-wrap:anywhere]">
                    {address}
                  </span>
                </RowHead>
                <Td>
                  <Link href={`/runs/${runId}`}>
                    <Time at={finishedAt} relative />
                  </Link>
                </Td>
                <Td numeric>{number(written, lang)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  )
}

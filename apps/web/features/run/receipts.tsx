'use client'

import { number } from '@ai-etl/core/messages/language'
import { runPageTexts, runsPageTexts } from '@ai-etl/core/messages/web/runs'
import { useQuery } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table, Td, Th } from '#ui/table.tsx'

/** Receipts shown; the rest is reached through the API. */
const SHOWN = 50

/** What the target confirmed, chunk by chunk. */
export function Receipts({ runId, over }: { runId: string; over: boolean }) {
  const t = useTexts(runPageTexts)
  const names = useTexts(runsPageTexts)
  const lang = useLanguage()
  const { data } = useQuery({
    queryKey: ['listReceipts', runId, over],
    queryFn: () => api.call('listReceipts', { params: { runId }, query: { limit: SHOWN } }),
  })
  const receipts = data?.items ?? []
  return (
    <Panel title={t.receipts()} fact={t.receiptsFact()} padded={false}>
      {receipts.length === 0 ? (
        <p className="p-4 text-ink-2">{over ? t.receiptsNever() : t.receiptsNone()}</p>
      ) : (
        <Table caption={t.receipts()}>
          <thead>
            <tr>
              <Th numeric>{t.chunk()}</Th>
              <Th>{t.table()}</Th>
              <Th numeric>{names.read()}</Th>
              <Th numeric>{names.written()}</Th>
              <Th numeric>{names.rejected()}</Th>
              <Th numeric>{t.inTarget()}</Th>
            </tr>
          </thead>
          <tbody>
            {receipts.map(({ target, table, chunk, read, written, rejected, targetRows }) => (
              <tr key={`${target} ${table} ${chunk}`}>
                <Td numeric>{number(chunk + 1, lang)}</Td>
                <Td className="font-mono text-2">{table}</Td>
                <Td numeric>{number(read, lang)}</Td>
                <Td numeric>{number(written, lang)}</Td>
                <Td numeric>{number(rejected, lang)}</Td>
                <Td numeric>{number(targetRows, lang)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  )
}

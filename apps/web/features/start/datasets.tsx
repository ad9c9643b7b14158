'use client'

import type { Answer } from '@ai-etl/client/client'
import { bytes, number } from '@ai-etl/core/messages/language'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { startTexts } from '@ai-etl/core/messages/web/start'
import Link from 'next/link'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { usePages } from '#lib/use-pages.ts'
import { LinkButton } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'

/** The datasets of the project, the newest first; each opens at its profile. */
export function Datasets({ projectId, first }: { projectId: string; first: Answer<'listDatasets'> }) {
  const t = useTexts(startTexts)
  const shell = useTexts(shellTexts)
  const lang = useLanguage()
  const { items, more } = usePages('listDatasets', { query: { projectId } }, first)
  return (
    <Panel title={t.datasets()} padded={false}>
      <Table caption={t.datasets()}>
        <thead>
          <tr>
            <Th>{t.dataset()}</Th>
            <Th numeric>{t.rows()}</Th>
            <Th numeric>{t.size()}</Th>
            <Th>{t.added()}</Th>
          </tr>
        </thead>
        <tbody>
          {items.map((dataset) => (
            <tr key={dataset.id}>
              <RowHead>
                <Link href={`/datasets/${dataset.id}/profile`} prefetch={false}>
                  {dataset.title ?? dataset.name}
                </Link>
              </RowHead>
              <Td numeric>
                {dataset.rows === null ? <span className="text-ink-3">{t.unread()}</span> : number(dataset.rows, lang)}
              </Td>
              <Td numeric>{dataset.bytes === null ? '' : bytes(dataset.bytes, lang)}</Td>
              <Td>
                <Time at={dataset.createdAt} relative />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more && (
        <div className="p-4">
          <LinkButton onClick={more}>{shell.more()}</LinkButton>
        </div>
      )}
    </Panel>
  )
}

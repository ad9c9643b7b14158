import type { Answer } from '@ai-etl/client/client'
import { type Language, number } from '@ai-etl/core/messages/language'
import { startTexts } from '@ai-etl/core/messages/web/start'
import { Play } from 'lucide-react'
import Link from 'next/link'
import { textsIn } from '#lib/texts.ts'
import { linkLook } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Panel } from '#ui/panel.tsx'
import { RunBadge } from '#ui/run-badge.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'

/** The last few runs of the project, each with its rows. */
export function RecentRuns({ runs, lang }: { runs: Answer<'listRuns'>['items']; lang: Language }) {
  const t = textsIn(startTexts, lang)
  return (
    <Panel
      title={t.recentRuns()}
      padded={false}
      actions={
        runs.length > 0 && (
          <Link href="/runs" prefetch={false} className={linkLook}>
            {t.allRuns()}
          </Link>
        )
      }
    >
      {runs.length === 0 ? (
        <Empty icon={Play} title={t.noRuns()}>
          {t.noRunsWhy()}
        </Empty>
      ) : (
        <Table caption={t.recentRuns()}>
          <thead>
            <tr>
              <Th>{t.run()}</Th>
              <Th>{t.state()}</Th>
              <Th numeric>{t.written()}</Th>
              <Th numeric>{t.rejected()}</Th>
              <Th>{t.when()}</Th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ id, name, state, written, rejected, createdAt }) => (
              <tr key={id}>
                <RowHead>
                  <Link href={`/runs/${id}`} prefetch={false}>
                    {name}
                  </Link>
                </RowHead>
                <Td>
                  <RunBadge state={state} rejected={rejected} lang={lang} />
                </Td>
                <Td numeric>{number(written, lang)}</Td>
                <Td numeric>{number(rejected, lang)}</Td>
                <Td>
                  <Time at={createdAt} relative />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  )
}

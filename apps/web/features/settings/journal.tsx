'use client'

import type { Answer } from '@ai-etl/client/client'
import { journalTexts } from '@ai-etl/core/messages/web/settings'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { ScrollText } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTexts } from '#lib/language-context.tsx'
import { usePages } from '#lib/use-pages.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Panel } from '#ui/panel.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Table, Td, Th } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'

interface JournalProps {
  first: Answer<'listAudit'>
  /** Null: the platform's own journal. */
  projectId: string | null
  /** Whether the reader may read both. */
  both: boolean
}

/** Who did what, the newest first. */
export function Journal({ first, projectId, both }: JournalProps) {
  const t = useTexts(journalTexts)
  const shell = useTexts(shellTexts)
  const router = useRouter()
  const { items, more } = useJournal(projectId, first)
  return (
    <Panel
      title={projectId === null ? t.ofPlatform() : t.ofProject()}
      padded={false}
      actions={
        both && (
          <Segmented
            label={t.scope()}
            value={projectId === null ? 'platform' : 'project'}
            options={[
              { value: 'project', label: t.ofProject() },
              { value: 'platform', label: t.ofPlatform() },
            ]}
            onChange={(of) => router.push(of === 'platform' ? '/settings/journal?of=platform' : '/settings/journal')}
          />
        )
      }
    >
      {items.length === 0 ? (
        <Empty icon={ScrollText} title={t.none()}>
          {t.noneWhy()}
        </Empty>
      ) : (
        <Table caption={t.title()}>
          <thead>
            <tr>
              <Th>{t.when()}</Th>
              <Th>{t.who()}</Th>
              <Th>{t.action()}</Th>
              <Th>{t.object()}</Th>
              <Th>{t.from()}</Th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, at, username, action, objectKind, objectId, ip }) => (
              <tr key={id}>
                <Td>
                  <Time at={at} />
                </Td>
                <Td>{username ?? <span className="text-ink-3">{t.nobody()}</span>}</Td>
                <Td className="font-mono text-2 whitespace-nowrap">{action}</Td>
                <Td className="font-mono text-2 whitespace-nowrap">
                  {objectKind === null ? '' : `${objectKind} ${objectId?.slice(0, 8) ?? ''}`}
                </Td>
                <Td className="font-mono text-2">{ip}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {more && (
        <div className="p-4">
          <LinkButton onClick={more}>{shell.more()}</LinkButton>
        </div>
      )}
    </Panel>
  )
}

/** The two journals answer the same form. */
function useJournal(projectId: string | null, first: Answer<'listAudit'>) {
  const id = projectId === null ? 'listPlatformAudit' : 'listAudit'
  return usePages<'listAudit' | 'listPlatformAudit'>(id, { query: projectId === null ? {} : { projectId } }, first)
}

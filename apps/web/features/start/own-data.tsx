'use client'

import { sourceKindTexts, startTexts } from '@ai-etl/core/messages/web/start'
import { Database, type LucideIcon, Table2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { handFiles } from '#lib/handed-files.ts'
import { useTexts } from '#lib/language-context.tsx'
import { DropZone } from '#ui/drop-zone.tsx'
import { Columns, Section } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'

const KINDS: readonly { kind: keyof typeof sourceKindTexts; name: string; icon: LucideIcon }[] = [
  { kind: 'postgresql', name: 'PostgreSQL', icon: Database },
  { kind: 'clickhouse', name: 'ClickHouse', icon: Table2 },
]

/** The way in with data of one's own: files, or a system to connect. */
export function OwnData({ projectId }: { projectId: string }) {
  const t = useTexts(startTexts)
  const kinds = useTexts(sourceKindTexts)
  const router = useRouter()
  const place = `/projects/${projectId}/sources/new`
  return (
    <Section title={t.own()}>
      <Columns of="half" className="items-stretch">
        <DropZone
          title={t.drop()}
          hint={t.dropHint()}
          onFiles={(files) => {
            handFiles(files)
            router.push(place)
          }}
        />
        <Panel title={t.connect()} level={3} fact={t.connectNeeds()} padded={false}>
          <ul className="grid grid-cols-[repeat(auto-fit,minmax(200px,1fr))] p-1">
            {KINDS.map(({ kind, name, icon: Icon }) => (
              <li key={kind}>
                <Link
                  href={`${place}?connector=${kind}`}
                  prefetch={false}
                  className="flex items-center gap-3 rounded-control p-3 text-ink no-underline hover:bg-hover hover:text-ink"
                >
                  <Icon aria-hidden className="size-5 shrink-0" />
                  <span>
                    <span className="block font-medium">{name}</span>
                    <span className="block text-2 text-ink-3">{kinds[kind]()}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      </Columns>
    </Section>
  )
}

'use client'

import type { Answer } from '@ai-etl/client/client'
import type { Ddl, Dialect } from '@ai-etl/core/documents/ddl'
import { tablesTexts } from '@ai-etl/core/messages/web/advice'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/code.tsx'
import { Columns, Page, Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SkeletonLines } from '#ui/skeleton.tsx'
import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { ClauseList } from './clause-list.tsx'
import { Execute } from './execute.tsx'
import { Refused } from './refused.tsx'

const DIALECTS: readonly { readonly dialect: Dialect; readonly name: string }[] = [
  { dialect: 'clickhouse', name: 'ClickHouse' },
  { dialect: 'postgresql', name: 'PostgreSQL' },
  { dialect: 'mysql', name: 'MySQL' },
  { dialect: 'redshift', name: 'Redshift' },
  { dialect: 'snowflake', name: 'Snowflake' },
  { dialect: 'bigquery', name: 'BigQuery' },
]

interface TablesViewProps {
  datasetId: string
  projectId: string
  profileId: string
  adviceId: string | null
  /** The dialect of the store that was chosen. */
  dialect: Dialect
  stated: Answer<'lastAdvice'>['workload']
  edits: boolean
}

/** What would be created, clause by clause with its reason, in six dialects. */
export function TablesView({ datasetId, projectId, profileId, adviceId, dialect, stated, edits }: TablesViewProps) {
  const t = useTexts(tablesTexts)
  const router = useRouter()
  const [tab, setTab] = useUrlState<Dialect>('dialect', dialect)
  const [target, setTarget] = useState<string | null>(null)
  const query = useQuery({
    queryKey: ['designDataset', datasetId, profileId, adviceId],
    queryFn: ({ signal }) =>
      api.call('designDataset', {
        params: { datasetId },
        body: { ...stated, ...(stated.queries && { queries: [...stated.queries] }), adviceId, reuse: true },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const plan = useMutation({
    mutationFn: async () => {
      const body = {
        source: { datasetId },
        profileId,
        ...(adviceId !== null && { adviceId }),
        ...(target && { target }),
      }
      const { text } = await api.call('planPipeline', { query: { projectId }, body })
      return createPipeline(projectId, text)
    },
    onSuccess: ({ id }) => router.push(`/pipelines/${id}?dataset=${datasetId}`),
  })
  // The client's type is the document's with readonly parts.
  const items = (query.data?.items ?? []) as readonly { readonly designId: string; readonly ddl: Ddl }[]
  const shown = items.find(({ ddl }) => ddl.dialect === tab)
  const tables = new Set(shown?.ddl.choices.map(({ table }) => table)).size
  return (
    <Page
      title={shown === undefined ? t.making() : t.title({ tables, checked: shown.ddl.checked === 'executed' })}
      lead={t.lead()}
      actions={
        <>
          {shown && edits && (
            <Execute
              designId={shown.designId}
              dialect={shown.ddl.dialect}
              onExecuted={(address) => setTarget(address)}
            />
          )}
          <Button look="primary" disabled={!edits || query.isPending || plan.isPending} onClick={() => plan.mutate()}>
            {t.next()} <ArrowRight aria-hidden />
          </Button>
        </>
      }
    >
      <Stack>
        {(query.error ?? plan.error) !== null && (
          <ProblemNote problem={query.error ?? plan.error} onRetry={() => void query.refetch()} />
        )}
        {query.isPending ? (
          <Panel>
            <SkeletonLines lines={14} />
          </Panel>
        ) : (
          <Tabs
            className="min-w-0"
            label={t.dialects()}
            value={tab}
            onValueChange={(value) => setTab(value as Dialect)}
            tabs={DIALECTS.map((each) => ({
              value: each.dialect,
              label:
                each.dialect === dialect ? (
                  <>
                    {each.name} <Badge tone="info">{t.chosen()}</Badge>
                  </>
                ) : (
                  each.name
                ),
            }))}
          >
            {items.map(({ designId, ddl }) => (
              <TabPanel key={designId} value={ddl.dialect} className="pt-4">
                <Design ddl={ddl} />
              </TabPanel>
            ))}
          </Tabs>
        )}
      </Stack>
    </Page>
  )
}

/** Pipelines whose names are looked at before a new one is named. */
const NAMES_SEEN = 200

/** Saves a new pipeline under its document's name, or the first free one after it: `tickets`, `tickets 2`, … */
async function createPipeline(projectId: string, text: string) {
  const own = /^name: *(.+)$/m.exec(text)?.[1].trim() ?? 'pipeline'
  const { items } = await api.call('listPipelines', { query: { projectId, limit: NAMES_SEEN } })
  const taken = new Set(items.map(({ name }) => name))
  let name = own
  for (let n = 2; taken.has(name); n++) name = `${own} ${n}`
  return api.call('createPipeline', { query: { projectId }, body: { text, name } })
}

function Design({ ddl }: { ddl: Ddl }) {
  const t = useTexts(tablesTexts)
  return (
    <Columns of={ddl.refused.length > 0 ? 'aside' : 'half'}>
      <Panel
        title={t.statements()}
        padded={false}
        className={ddl.refused.length > 0 ? '' : 'col-span-full'}
        actions={
          <>
            {ddl.checked === 'executed' ? (
              <Badge tone="ok">{t.executed({ on: ddl.checkedOn ?? '' })}</Badge>
            ) : (
              <Badge tone="warn">{ddl.checked === 'parsed' ? t.parsed() : t.unchecked()}</Badge>
            )}
            <CopyButton text={`${ddl.statements.join(';\n\n')};\n`} />
          </>
        }
      >
        <ClauseList ddl={ddl} />
      </Panel>
      {ddl.refused.length > 0 && <Refused refused={ddl.refused} />}
    </Columns>
  )
}

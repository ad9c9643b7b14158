import { newReportTexts } from '@ai-etl/core/messages/web/report'
import { Database } from 'lucide-react'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { DatasetCorridor } from '#features/corridor/dataset-corridor.tsx'
import { KINDS } from '#features/report/kinds.ts'
import { NewReport } from '#features/report/new-report.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { currentProject } from '#lib/session.ts'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Page } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'

/** Datasets to choose from; older ones have a report made from their own pages. */
const LISTED = 200

export default page(async ({ searchParams }) => {
  const { dataset: asked, kind } = await searchParams
  const project = await currentProject()
  if (project === null) notFound()
  const api = await serverApi()
  const chosen = typeof asked === 'string' ? await api.call('showDataset', { params: { datasetId: asked } }) : null
  const projectId = chosen?.projectId ?? project.id
  const [t, { items }, kinds] = await Promise.all([
    texts(newReportTexts),
    api.call('listDatasets', { query: { projectId, limit: LISTED } }),
    api.call('listReportKinds'),
  ])
  const datasets = chosen === null || items.some(({ id }) => id === chosen.id) ? items : [chosen, ...items]
  return (
    <>
      {chosen !== null && <DatasetCorridor datasetId={chosen.id} here="report" />}
      <Page title={t.title({ dataset: chosen === null ? null : (chosen.title ?? chosen.name) })} lead={t.lead()}>
        {datasets.length === 0 ? (
          <Panel>
            <Empty
              icon={Database}
              title={t.noData()}
              actions={
                <Button look="primary" asChild>
                  <Link href="/">{t.toData()}</Link>
                </Button>
              }
            >
              {t.noDataWhat()}
            </Empty>
          </Panel>
        ) : (
          <NewReport
            projectId={projectId}
            datasets={datasets}
            kinds={kinds.items}
            dataset={chosen?.id ?? null}
            kind={KINDS.find((known) => known === kind) ?? 'data-analysis'}
          />
        )}
      </Page>
    </>
  )
})

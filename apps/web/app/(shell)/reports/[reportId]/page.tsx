import { DatasetCorridor } from '#features/corridor/dataset-corridor.tsx'
import { Making } from '#features/report/making.tsx'
import { ReportView } from '#features/report/report-view.tsx'
import { isDataset } from '#features/report/subject.ts'
import { Place } from '#features/shell/place.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'

/** Schedules that are looked through for those of this report. */
const SCHEDULES = 200

export default page<'reportId'>(async ({ params }) => {
  const { reportId } = await params
  const api = await serverApi()
  const report = await api.call('showReport', { params: { reportId } })
  const { projectId, subject, kind, title, document } = report
  const [dataset, schedules] = await Promise.all([
    // A dataset may be removed while its reports stay.
    isDataset(subject) ? api.call('showDataset', { params: { datasetId: subject } }).catch(() => null) : null,
    api.call('listReportSchedules', { query: { projectId, limit: SCHEDULES } }),
  ])
  return (
    <>
      {dataset === null ? (
        <Place projectId={projectId} name={title} />
      ) : (
        <div className="print:hidden">
          <DatasetCorridor datasetId={dataset.id} here="report" />
        </div>
      )}
      {document === null ? (
        <Making key={report.id} report={report} />
      ) : (
        <ReportView
          report={report}
          document={document}
          schedules={schedules.items.filter((each) => each.subject === subject && each.kind === kind)}
          dataset={dataset === null ? null : (dataset.title ?? dataset.name)}
        />
      )}
    </>
  )
})

import { DatasetCorridor } from '#features/corridor/dataset-corridor.tsx'
import { Measured } from '#features/profile/measured.tsx'
import { Measuring } from '#features/profile/measuring.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { mayEdit } from '#lib/session.ts'

export default page<'datasetId'>(async ({ params }) => {
  const { datasetId } = await params
  const api = await serverApi()
  const dataset = await api.call('showDataset', { params: { datasetId } })
  const name = dataset.title ?? dataset.name
  const profiled = dataset.profileId === null ? null : await api.call('lastProfile', { params: { datasetId } })
  return (
    <>
      <DatasetCorridor datasetId={datasetId} here="profile" />
      {profiled === null ? (
        <Measuring datasetId={datasetId} name={name} />
      ) : (
        <Measured
          // A new profile is looked at anew.
          key={profiled.profileId}
          datasetId={datasetId}
          projectId={dataset.projectId}
          name={name}
          profiled={profiled}
          edits={await mayEdit(dataset.projectId)}
        />
      )}
    </>
  )
})

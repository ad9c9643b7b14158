import { DatasetCorridor } from '#features/corridor/dataset-corridor.tsx'
import { Measuring } from '#features/profile/measuring.tsx'
import { ProfileView } from '#features/profile/profile-view.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { mayEdit } from '#lib/session.ts'

export default page<'datasetId'>(async ({ params }) => {
  const { datasetId } = await params
  const api = await serverApi()
  const dataset = await api.call('showDataset', { params: { datasetId } })
  const name = dataset.title ?? dataset.name
  return (
    <>
      <DatasetCorridor datasetId={datasetId} here="profile" />
      {dataset.profileId === null ? (
        <Measuring datasetId={datasetId} name={name} />
      ) : (
        <ProfileView
          datasetId={datasetId}
          profiled={await api.call('lastProfile', { params: { datasetId } })}
          edits={await mayEdit(dataset.projectId)}
        />
      )}
    </>
  )
})

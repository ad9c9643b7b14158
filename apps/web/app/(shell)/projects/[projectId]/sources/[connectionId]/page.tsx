import { CorridorAhead } from '#features/corridor/corridor-ahead.tsx'
import { Place } from '#features/shell/place.tsx'
import { Discovered } from '#features/source/discovered.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'

/** Datasets that the page lists; more are found by name on the command line. */
const LISTED = 1000

export default page<'projectId' | 'connectionId'>(async ({ params }) => {
  const { projectId, connectionId } = await params
  const api = await serverApi()
  const path = { connectionId }
  const connection = await api.call('showConnection', { params: path })
  const found = await api.call('discoverConnection', { params: path, query: { limit: LISTED } })
  return (
    <>
      <Place projectId={projectId} name={connection.name} />
      <CorridorAhead />
      <Discovered projectId={projectId} connectionId={connectionId} name={connection.name} found={found} />
    </>
  )
})

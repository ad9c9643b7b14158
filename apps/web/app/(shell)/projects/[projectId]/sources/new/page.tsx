import { CorridorAhead } from '#features/corridor/corridor-ahead.tsx'
import { Place } from '#features/shell/place.tsx'
import { ConnectSystem } from '#features/source/connect-system.tsx'
import type { ConnectionField } from '#features/source/connection-schema.ts'
import { SYSTEMS } from '#features/source/systems.ts'
import { UploadFiles } from '#features/source/upload-files.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'

export default page<'projectId'>(async ({ params, searchParams }) => {
  const { projectId } = await params
  const { connector } = await searchParams
  if (typeof connector !== 'string')
    return (
      <>
        <Place projectId={projectId} />
        <CorridorAhead />
        <UploadFiles projectId={projectId} />
      </>
    )
  const api = await serverApi()
  const form = await api.call('connectorSchema', { params: { name: connector } })
  return (
    <>
      <Place projectId={projectId} />
      <CorridorAhead />
      <ConnectSystem
        projectId={projectId}
        connector={connector}
        system={SYSTEMS[connector] ?? connector}
        // A JSON Schema that the server makes from the connector's own.
        form={form as ConnectionField}
      />
    </>
  )
})

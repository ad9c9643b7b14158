import { connectionsTexts } from '@ai-etl/core/messages/web/source'
import Link from 'next/link'
import { ProjectCorridor } from '#features/corridor/project-corridor.tsx'
import { Place } from '#features/shell/place.tsx'
import { Connections } from '#features/source/connections.tsx'
import { SYSTEMS } from '#features/source/systems.ts'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { mayEdit } from '#lib/session.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'

export default page<'projectId'>(async ({ params }) => {
  const { projectId } = await params
  const api = await serverApi()
  const { items } = await api.call('listConnections', { query: { projectId, limit: 200 } })
  const t = await texts(connectionsTexts)
  const edits = await mayEdit(projectId)
  return (
    <>
      <Place projectId={projectId} />
      <ProjectCorridor projectId={projectId} here="source" />
      <Page
        title={t.title({ n: items.length })}
        lead={t.lead()}
        actions={
          edits &&
          Object.entries(SYSTEMS).map(([connector, system], i) => (
            <Button key={connector} look={i === 0 ? 'primary' : 'plain'} asChild>
              <Link href={`/projects/${projectId}/sources/new?connector=${connector}`}>{t.add({ system })}</Link>
            </Button>
          ))
        }
      >
        <Connections projectId={projectId} connections={items} edits={edits} />
      </Page>
    </>
  )
})

import { countTexts } from '@ai-etl/core/messages/web/counts'
import { projectTexts } from '@ai-etl/core/messages/web/settings'
import { notFound } from 'next/navigation'
import { Members } from '#features/settings/members.tsx'
import { ProjectForm } from '#features/settings/project-form.tsx'
import { SettingsPage } from '#features/settings/settings-page.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { currentProject, session } from '#lib/session.ts'
import { Columns } from '#ui/page.tsx'

/** How many members the heading counts exactly. */
const COUNTED = 200

export default page(async () => {
  const project = await currentProject()
  if (project === null) notFound()
  const t = await texts(projectTexts)
  const counts = await texts(countTexts)
  const api = await serverApi()
  const params = { projectId: project.id }
  const [{ name, description, role }, members, me] = await Promise.all([
    api.call('showProject', { params }),
    api.call('listMembers', { params, query: { limit: COUNTED } }),
    session(),
  ])
  const manages = role === 'admin'
  return (
    <SettingsPage
      here="project"
      title={t.title({ name, members: counts.members({ n: members.items.length }) })}
      lead={manages ? t.lead() : t.onlyAdmin()}
    >
      <Columns of="aside">
        <Members projectId={project.id} first={members} manages={manages} userId={me.id} />
        <ProjectForm projectId={project.id} name={name} description={description} manages={manages} />
      </Columns>
    </SettingsPage>
  )
})

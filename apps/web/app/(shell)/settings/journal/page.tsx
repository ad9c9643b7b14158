import { journalTexts } from '@ai-etl/core/messages/web/settings'
import { notFound } from 'next/navigation'
import { Journal } from '#features/settings/journal.tsx'
import { SettingsPage } from '#features/settings/settings-page.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { currentProject, session } from '#lib/session.ts'

export default page(async ({ searchParams }) => {
  const t = await texts(journalTexts)
  const { platformAdmin } = await session()
  const project = await currentProject()
  const ofProject = project?.role === 'admin' ? project : null
  const whole = platformAdmin && ((await searchParams).of === 'platform' || ofProject === null)
  if (!whole && ofProject === null) notFound()
  const api = await serverApi()
  const first = whole
    ? await api.call('listPlatformAudit')
    : await api.call('listAudit', { query: { projectId: ofProject?.id } })
  return (
    <SettingsPage here="journal" title={t.title()} lead={t.lead()}>
      <Journal
        key={whole ? 'platform' : ofProject?.id}
        first={first}
        projectId={whole ? null : (ofProject?.id ?? null)}
        both={platformAdmin && ofProject !== null}
      />
    </SettingsPage>
  )
})

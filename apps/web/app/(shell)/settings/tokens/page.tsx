import { tokensTexts } from '@ai-etl/core/messages/web/settings'
import { SettingsPage } from '#features/settings/settings-page.tsx'
import { Tokens } from '#features/settings/tokens.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { session } from '#lib/session.ts'

export default page(async () => {
  const t = await texts(tokensTexts)
  const api = await serverApi()
  const [first, { projects }] = await Promise.all([api.call('listTokens'), session()])
  return (
    <SettingsPage here="tokens" title={t.title()} lead={t.lead()}>
      <Tokens first={first} projects={projects} />
    </SettingsPage>
  )
})

import { countTexts } from '@ai-etl/core/messages/web/counts'
import { settingsTexts, usersTexts } from '@ai-etl/core/messages/web/settings'
import { SettingsPage } from '#features/settings/settings-page.tsx'
import { Users } from '#features/settings/users.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { session } from '#lib/session.ts'

export default page(async () => {
  const t = await texts(usersTexts)
  const counts = await texts(countTexts)
  const common = await texts(settingsTexts)
  const api = await serverApi()
  const [first, me] = await Promise.all([api.call('listUsers'), session()])
  // A list that goes on has not been counted.
  const title = first.nextCursor === null ? counts.users({ n: first.items.length }) : common.users()
  return (
    <SettingsPage here="users" title={title} lead={t.lead()}>
      <Users first={first} userId={me.id} />
    </SettingsPage>
  )
})

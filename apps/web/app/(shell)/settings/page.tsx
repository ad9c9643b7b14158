import { accountTexts } from '@ai-etl/core/messages/web/settings'
import { AccountForm } from '#features/settings/account-form.tsx'
import { Look } from '#features/settings/look.tsx'
import { PasswordForm } from '#features/settings/password-form.tsx'
import { Sessions } from '#features/settings/sessions.tsx'
import { SettingsPage } from '#features/settings/settings-page.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { session } from '#lib/session.ts'
import { Columns, Stack } from '#ui/page.tsx'

export default page(async () => {
  const t = await texts(accountTexts)
  const me = await session()
  const { items } = await (await serverApi()).call('listSessions')
  return (
    <SettingsPage here="account" title={t.title({ name: me.displayName || me.username })} lead={t.lead()}>
      <Columns of="half">
        <Stack>
          <AccountForm displayName={me.displayName} email={me.email ?? ''} />
          <Look />
        </Stack>
        <PasswordForm made={me.mustChangePassword} username={me.username} />
      </Columns>
      <Sessions sessions={items} />
    </SettingsPage>
  )
})

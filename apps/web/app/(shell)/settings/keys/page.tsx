import { countTexts } from '@ai-etl/core/messages/web/counts'
import { keysTexts } from '@ai-etl/core/messages/web/settings'
import { SecretKeys } from '#features/settings/secret-keys.tsx'
import { SettingsPage } from '#features/settings/settings-page.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'

export default page(async () => {
  const t = await texts(keysTexts)
  const counts = await texts(countTexts)
  const { items } = await (await serverApi()).call('listSecretKeys')
  const sealed = items.reduce((sum, key) => sum + key.sealed, 0)
  return (
    <SettingsPage
      here="keys"
      title={sealed === 0 ? t.none() : t.title({ secrets: counts.secrets({ n: sealed }) })}
      lead={t.lead()}
    >
      <SecretKeys keys={items} />
    </SettingsPage>
  )
})

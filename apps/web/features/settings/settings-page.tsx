import { settingsTexts } from '@ai-etl/core/messages/web/settings'
import type { ReactNode } from 'react'
import { texts } from '#lib/preferences.ts'
import { currentProject, session } from '#lib/session.ts'
import { Page } from '#ui/page.tsx'
import { LinkTabs } from '#ui/tabs.tsx'

const SECTIONS = ['account', 'project', 'tokens', 'users', 'keys', 'journal'] as const

interface SettingsPageProps {
  here: (typeof SECTIONS)[number]
  title: ReactNode
  lead: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A page of the settings, with the way to the others that this reader may open. */
export async function SettingsPage({ here, children, ...head }: SettingsPageProps) {
  const t = await texts(settingsTexts)
  const { platformAdmin } = await session()
  const project = await currentProject()
  const open = {
    account: true,
    project: project !== null,
    tokens: true,
    users: platformAdmin,
    keys: platformAdmin,
    journal: platformAdmin || project?.role === 'admin',
  }
  return (
    <Page {...head}>
      <div className="grid gap-5">
        <LinkTabs
          label={t.sections()}
          tabs={SECTIONS.filter((section) => open[section]).map((section) => ({
            href: section === 'account' ? '/settings' : `/settings/${section}`,
            label: t[section](),
            current: section === here,
          }))}
        />
        {children}
      </div>
    </Page>
  )
}

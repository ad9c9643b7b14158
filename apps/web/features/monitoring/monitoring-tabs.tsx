'use client'

import { monitoringTexts } from '@ai-etl/core/messages/web/monitoring'
import { useTexts } from '#lib/language-context.tsx'
import { LinkTabs } from '#ui/tabs.tsx'

/** The pages of monitoring. */
export function MonitoringTabs({ here }: { here: 'state' | 'alerts' }) {
  const t = useTexts(monitoringTexts)
  return (
    <LinkTabs
      label={t.tabs()}
      tabs={[
        { href: '/monitoring', label: t.state(), current: here === 'state' },
        { href: '/monitoring/alerts', label: t.alerts(), current: here === 'alerts' },
      ]}
    />
  )
}

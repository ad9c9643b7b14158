'use client'

import type { Ddl } from '@ai-etl/core/documents/ddl'
import { number } from '@ai-etl/core/messages/language'
import { tablesTexts } from '@ai-etl/core/messages/web/advice'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { withoutCommands } from '#lib/without-commands.ts'
import { Panel } from '#ui/panel.tsx'

/** What was thought of and left, with why. */
export function Refused({ refused }: { refused: Ddl['refused'] }) {
  const t = useTexts(tablesTexts)
  const lang = useLanguage()
  return (
    <Panel title={t.refused()} fact={number(refused.length, lang)} padded={false}>
      <ul>
        {refused.map(({ what, reason }) => (
          <li key={`${what} ${reason}`} className="grid gap-1 border-line-soft border-b px-4 py-3 last:border-b-0">
            <s className="font-mono [overflow-wrap:anywhere] text-2" translate="no">
              {what}
            </s>
            <p className="text-2 text-ink-2">{withoutCommands(reason)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

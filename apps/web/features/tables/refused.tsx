'use client'

import type { Ddl } from '@ai-etl/core/documents/ddl'
import { number } from '@ai-etl/core/messages/language'
import { tablesTexts } from '@ai-etl/core/messages/web/advice'
import { useState } from 'react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { withoutCommands } from '#lib/without-commands.ts'
import { LinkButton } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'

/** Refusals that stand open at first: of hundreds of columns each may have its own. */
const FIRST = 12

/** What was thought of and left, with why. */
export function Refused({ refused }: { refused: Ddl['refused'] }) {
  const t = useTexts(tablesTexts)
  const lang = useLanguage()
  const [all, setAll] = useState(false)
  const shown = all ? refused : refused.slice(0, FIRST)
  return (
    <Panel title={t.refused()} fact={number(refused.length, lang)} padded={false}>
      <ul>
        {shown.map(({ what, reason }) => (
          <li key={`${what} ${reason}`} className="grid gap-1 border-line-soft border-b px-4 py-3 last:border-b-0">
            <s className="font-mono [overflow-wrap:anywhere] text-2" translate="no">
              {what}
            </s>
            <p className="text-2 text-ink-2">{withoutCommands(reason)}</p>
          </li>
        ))}
      </ul>
      {shown.length < refused.length && (
        <p className="border-line-soft border-t px-4 py-3">
          <LinkButton onClick={() => setAll(true)}>{t.moreRefused({ n: refused.length - shown.length })}</LinkButton>
        </p>
      )}
    </Panel>
  )
}

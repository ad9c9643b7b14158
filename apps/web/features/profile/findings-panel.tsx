'use client'

import type { Profile } from '@ai-etl/core/documents/profile'
import { ruleTitle } from '@ai-etl/core/messages/titles'
import { profileTexts } from '@ai-etl/core/messages/web/profile'
import { useState } from 'react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Badge, type BadgeTone } from '#ui/badge.tsx'
import { LinkButton } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'
import { type Finding, findingsOf } from './findings.ts'

const TONES: Record<Finding['severity'], BadgeTone> = { error: 'bad', risk: 'warn', note: 'info' }
/** Findings that stand open at first. */
const FIRST = 6

/** What was found, the worst first; each leads to its rows. */
export function FindingsPanel({ profile, onShow }: { profile: Profile; onShow(finding: Finding): void }) {
  const t = useTexts(profileTexts)
  const lang = useLanguage()
  const [all, setAll] = useState(false)
  const findings = findingsOf(profile)
  const shown = all ? findings : findings.slice(0, FIRST)
  return (
    <Panel title={t.findings()} fact={t.findingsFact({ n: findings.length })} padded={false}>
      {findings.length === 0 && <p className="p-4 text-ink-2">{t.findingsNone()}</p>}
      <ul>
        {shown.map((finding) => (
          <li
            key={`${finding.table} ${finding.field} ${finding.rule}`}
            className="grid gap-1 border-line-soft border-b px-4 py-3 last:border-b-0"
          >
            <div className="flex items-start justify-between gap-2">
              <p className="font-semibold text-3">
                <span className="font-mono" translate="no">
                  {finding.field}
                </span>
                : {ruleTitle(finding.rule, lang)}
              </p>
              <Badge tone={TONES[finding.severity]}>{t[finding.severity]()}</Badge>
            </div>
            <p className="text-2 text-ink-2">{finding.text}</p>
            <div>
              <LinkButton
                aria-label={`${t.showRows()}: ${finding.field}, ${ruleTitle(finding.rule, lang)}`}
                onClick={() => onShow(finding)}
              >
                {t.showRows()}
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
      {!all && findings.length > FIRST && (
        <p className="px-4 py-3">
          <LinkButton onClick={() => setAll(true)}>{t.moreFindings({ n: findings.length - FIRST })}</LinkButton>
        </p>
      )}
    </Panel>
  )
}

'use client'

import type { Profile } from '@ai-etl/core/documents/profile'
import { ruleTitle } from '@ai-etl/core/messages/titles'
import { profileTexts } from '@ai-etl/core/messages/web/profile'
import { useState } from 'react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { withoutCommands } from '#lib/without-commands.ts'
import { Badge, type BadgeTone } from '#ui/badge.tsx'
import { LinkButton } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'
import { type Finding, type FindingGroup, findingsOf, groupsOf } from './findings.ts'

const TONES: Record<Finding['severity'], BadgeTone> = { error: 'bad', risk: 'warn', note: 'info' }
/** Findings that stand open at first. */
const FIRST = 6

/** What was found, the worst first; each leads to its rows. What several columns have in common is said once. */
export function FindingsPanel({ profile, onShow }: { profile: Profile; onShow(finding: Finding): void }) {
  const t = useTexts(profileTexts)
  const lang = useLanguage()
  const [all, setAll] = useState(false)
  const findings = findingsOf(profile, lang)
  const groups = groupsOf(findings)
  return (
    <Panel title={t.findings()} fact={t.findingsFact({ n: findings.length })} padded={false}>
      {findings.length === 0 && <p className="p-4 text-ink-2">{t.findingsNone()}</p>}
      <ul>
        {(all ? groups : groups.slice(0, FIRST)).map((group) => (
          <Group key={`${group.severity} ${group.rule}`} group={group} onShow={onShow} />
        ))}
      </ul>
      {!all && groups.length > FIRST && (
        <p className="px-4 py-3">
          <LinkButton onClick={() => setAll(true)}>{t.moreFindings({ n: groups.length - FIRST })}</LinkButton>
        </p>
      )}
    </Panel>
  )
}

function Group({
  group: { rule, severity, findings },
  onShow,
}: {
  group: FindingGroup
  onShow(finding: Finding): void
}) {
  const t = useTexts(profileTexts)
  const lang = useLanguage()
  const title = ruleTitle(rule, lang)
  const [only, ...others] = findings
  return (
    <li className="grid gap-1 border-line-soft border-b px-4 py-3 last:border-b-0">
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0 font-semibold text-3">
          {others.length === 0 ? (
            <>
              <span className="[overflow-wrap:anywhere] font-mono" translate="no">
                {only.field}
              </span>
              : {title}
            </>
          ) : (
            <>
              {title.slice(0, 1).toUpperCase() + title.slice(1)}: {t.columnsOf({ n: findings.length })}
            </>
          )}
        </p>
        <Badge tone={TONES[severity]}>{t[severity]()}</Badge>
      </div>
      {/* Of several columns the text of the first would be true of that one alone, unless all say the same. */}
      {findings.every(({ text }) => text === only.text) && (
        <p className="text-2 text-ink-2">{withoutCommands(only.text)}</p>
      )}
      {others.length === 0 ? (
        <div>
          <LinkButton aria-label={`${t.showRows()}: ${only.field}, ${title}`} onClick={() => onShow(only)}>
            {t.showRows()}
          </LinkButton>
        </div>
      ) : (
        <ul className="flex flex-wrap gap-x-3">
          {findings.map((finding) => (
            <li key={`${finding.table} ${finding.field}`} className="min-w-0">
              <LinkButton
                aria-label={`${t.showRows()}: ${finding.field}, ${title}`}
                title={finding.text}
                className="max-w-full break-all font-mono text-2"
                onClick={() => onShow(finding)}
              >
                {finding.field}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

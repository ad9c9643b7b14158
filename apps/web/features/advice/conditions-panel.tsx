'use client'

import type { Advice } from '@ai-etl/core/documents/advice'
import { advicePageTexts, storeNames } from '@ai-etl/core/messages/web/advice'
import { useState } from 'react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { withoutCommands } from '#lib/without-commands.ts'
import { LinkButton } from '#ui/button.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { Note } from '#ui/note.tsx'
import { Panel } from '#ui/panel.tsx'
import { Slider } from '#ui/slider.tsx'
import {
  type Conditions,
  EVERY,
  everyStanding,
  GROWTH,
  growthStanding,
  growthWords,
  RETENTION,
  retentionStanding,
} from './conditions.ts'

interface ConditionsPanelProps {
  conditions: Conditions
  advice: Advice
  onChange(conditions: Conditions): void
}

/** What is known of the future use; every change ranks the stores anew. */
export function ConditionsPanel({ conditions, advice, onChange }: ConditionsPanelProps) {
  const t = useTexts(advicePageTexts)
  const lang = useLanguage()
  const { every, growth, retention, updates } = conditions
  const unsaid = t.unsaid()
  // Conditions stated by the API or the command line may lie between the steps of a slider.
  const fresh = everyStanding(every)
  const grown = growthStanding(growth)
  const kept = retentionStanding(retention)
  return (
    <Panel
      title={t.conditions()}
      actions={
        <LinkButton disabled={Object.keys(conditions).length === 0} onClick={() => onChange({})}>
          {t.reset()}
        </LinkButton>
      }
    >
      <div className="grid gap-5">
        <Slider
          label={t.fresh()}
          min={0}
          max={EVERY.length - 1}
          value={fresh.step}
          unset={every === undefined}
          words={every === undefined ? unsaid : fresh.exact ? t[EVERY[fresh.step].text]({} as never) : every}
          ends={[t.freshEnds({ end: 0 }), t.freshEnds({ end: 1 })]}
          onValue={(step) => onChange({ ...conditions, every: EVERY[step].value })}
        />
        <Slider
          label={t.growth()}
          min={0}
          max={GROWTH.length - 1}
          value={grown.step}
          unset={growth === undefined}
          words={growth === undefined ? t.growthUnsaid() : t.perMonth({ size: growthWords(grown.value, lang) })}
          ends={[t.growthEnds({ end: 0 }), t.growthEnds({ end: 1 })]}
          onValue={(step) => onChange({ ...conditions, growth: `${GROWTH[step]}MB/month` })}
        />
        <Slider
          label={t.retention()}
          min={0}
          max={RETENTION.length - 1}
          value={kept.step}
          unset={retention === undefined}
          words={retention === undefined ? unsaid : kept.exact ? t.years({ n: RETENTION[kept.step] }) : retention}
          ends={[t.retentionEnds({ end: 0 }), t.retentionEnds({ end: 1 })]}
          onValue={(step) => onChange({ ...conditions, retention: `${RETENTION[step]}mo` })}
        />
        <Field label={t.updates()}>
          {(links) => (
            <Select
              {...links}
              value={updates ?? ''}
              onChange={(event) => {
                const { updates: _, ...rest } = conditions
                const chosen = event.target.value as NonNullable<Conditions['updates']> | ''
                onChange(chosen === '' ? rest : { ...rest, updates: chosen })
              }}
            >
              <option value="">{t.updatesUnsaid()}</option>
              {(['none', 'append', 'upsert'] as const).map((kind) => (
                <option key={kind} value={kind}>
                  {t[`updates-${kind}`]()}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Queries conditions={conditions} onChange={onChange} />
        <Note>{t.assumed()}</Note>
        {advice.alternatives.length > 0 && (
          <div className="grid gap-2">
            <h3>{t.changes()}</h3>
            <ul className="grid gap-1 text-2 text-ink-2">
              {advice.alternatives.map(({ target, when }) => (
                <li key={`${target} ${when}`}>
                  {withoutCommands(when)} — <b className="text-ink">{storeNames[target]}</b>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Panel>
  )
}

function Queries({ conditions, onChange }: { conditions: Conditions; onChange(conditions: Conditions): void }) {
  const t = useTexts(advicePageTexts)
  const [draft, setDraft] = useState(conditions.queries?.join('\n') ?? '')
  return (
    <Field label={t.queries()} hint={t.queriesHint()}>
      {(links) => (
        <TextArea
          {...links}
          mono
          rows={4}
          spellCheck={false}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => {
            const { queries: _, ...rest } = conditions
            onChange(draft.trim() === '' ? rest : { ...rest, queries: [draft] })
          }}
        />
      )}
    </Field>
  )
}

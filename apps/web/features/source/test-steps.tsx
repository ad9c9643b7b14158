'use client'

import type { Answer } from '@ai-etl/client/client'
import { sourceTexts } from '@ai-etl/core/messages/web/source'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTexts } from '#lib/language-context.tsx'

/** A connection test step by step: where it stopped, and how to mend that. */
export function TestSteps({ test }: { test: Answer<'tryConnection'> }) {
  const t = useTexts(sourceTexts)
  return (
    <ol className="grid gap-2" aria-live="polite">
      {test.steps.map(({ step, ok, ms, message, fix }) => (
        <li key={step} className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2 text-3">
          {ok ? (
            <CircleCheck aria-hidden className="mt-0.5 size-4 text-ok" />
          ) : (
            <CircleAlert aria-hidden className="mt-0.5 size-4 text-bad" />
          )}
          <span className="min-w-0 break-words">
            <b className="font-medium">{t.step({ step })}</b> <span className="text-ink-2">{message}</span>
            {!ok && fix !== null && <span className="mt-1 block whitespace-pre-line">{fix}</span>}
          </span>
          <span className="text-2 text-ink-3">{t.ms({ ms })}</span>
        </li>
      ))}
    </ol>
  )
}

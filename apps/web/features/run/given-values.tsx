'use client'

import { runStartTexts } from '@ai-etl/core/messages/web/run-start'
import Link from 'next/link'
import { givenIn } from '#features/pipeline/run-start/asked.ts'
import { parametersOf } from '#features/schedule/parameters.ts'
import { useTexts } from '#lib/language-context.tsx'
import { linkLook } from '#ui/button.tsx'
import { KeyValues } from '#ui/facts.tsx'
import { Panel } from '#ui/panel.tsx'

interface GivenValuesProps {
  /** What the run was asked for, as its row keeps it. */
  request: unknown
  /** The document of the version that ran. */
  text: string
  /** Where the same pipeline is run with other values; null: the reader may not. */
  again: string | null
}

/** The values of the parameters that a run ran with. */
export function GivenValues({ request, text, again }: GivenValuesProps) {
  const t = useTexts(runStartTexts)
  const parameters = parametersOf(text)
  if (parameters.length === 0) return null
  const { values } = givenIn(request, parameters)
  return (
    <Panel
      title={t.values()}
      actions={
        again !== null && (
          <Link href={again} className={linkLook}>
            {t.again()}
          </Link>
        )
      }
    >
      <KeyValues
        pairs={parameters.map(({ name, byDefault }) => [
          <span key={name} className="font-mono text-2" translate="no">
            {name}
          </span>,
          <span key={name}>
            <span className="font-mono text-2 break-words" translate="no">
              {values[name] ?? byDefault ?? 'NULL'}
            </span>
            {!(name in values) && <span className="text-2 text-ink-3"> {t.byDefault()}</span>}
          </span>,
        ])}
      />
    </Panel>
  )
}

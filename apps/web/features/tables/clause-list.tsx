'use client'

import type { Ddl } from '@ai-etl/core/documents/ddl'
import { tablesTexts } from '@ai-etl/core/messages/web/advice'
import { useMemo } from 'react'
import { classes } from '#lib/classes.ts'
import { useTexts } from '#lib/language-context.tsx'
import { withoutCommands } from '#lib/without-commands.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { Code } from './code.tsx'

/** The DDL clause by clause, each with its reason beside it. */
export function ClauseList({ ddl }: { ddl: Ddl }) {
  const t = useTexts(tablesTexts)
  const { clauses, untold } = useMemo(() => clausesOf(ddl), [ddl])
  return (
    <>
      <ol>
        {clauses.map((clause) => (
          <ClauseRow key={clause.first} clause={clause} />
        ))}
      </ol>
      {untold.length > 0 && (
        <div className="border-line border-t p-4">
          <h3 className="mb-2 text-4">{t.untold()}</h3>
          <ul className="grid gap-1 text-2">
            {untold.map(({ table, on, what, reason }) => (
              <li key={`${table} ${on} ${what}`}>
                <span className="font-mono" translate="no">
                  {on === '' ? table : on}: {what}
                </span>{' '}
                <span className="text-ink-2">{reason}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function ClauseRow({ clause: { first, lines, reasons } }: { clause: Clause }) {
  const said = [...new Map(reasons.map((reason) => [reason.reason, reason])).values()]
  return (
    <li
      className={classes(
        'grid grid-cols-[minmax(0,1fr)] border-line-soft border-b last:border-b-0 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]',
        reasons.length === 0 && 'max-lg:border-b-0',
      )}
    >
      <div className="bg-sunken py-1 pr-3 lg:border-line-soft lg:border-r">
        {lines.map((line, place) => (
          <div key={first + place} className="grid grid-cols-[44px_minmax(0,1fr)] font-mono text-2 leading-5">
            <span aria-hidden className="pr-3 text-right text-ink-3 select-none">
              {first + place}
            </span>
            <code translate="no" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              <Code line={line} />
            </code>
          </div>
        ))}
      </div>
      {said.length > 0 && (
        <div className="grid content-start gap-1 px-4 py-1.5 text-2 text-ink-2">
          {said.map(({ reason, evidence }) => (
            <p key={reason} title={evidence}>
              {withoutCommands(reason)}
            </p>
          ))}
        </div>
      )}
    </li>
  )
}

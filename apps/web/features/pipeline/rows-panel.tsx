'use client'

import type { Answer } from '@ai-etl/client/client'
import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { useState } from 'react'
import type { Parameter } from '#features/schedule/parameters.ts'
import { classes } from '#lib/classes.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Badge } from '#ui/badge.tsx'
import { Cells } from '#ui/cells.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SkeletonLines } from '#ui/skeleton.tsx'
import { sent, type Values } from './run-start/asked.ts'
import { LookedAtWith } from './run-start/looked-at-with.tsx'
import { useRows } from './use-check.ts'
import { isNumeric } from './value-types.ts'

interface RowsPanelProps {
  projectId: string
  /** The text whose check is in; null: it is awaited. */
  checked: string | null
  /** Name of the source or step. */
  step: string
  ofSource: boolean
  /** The step has an error: rows are those of before it. */
  faulty: boolean
  /** Parameters of the document, and the values that rows are looked at with. */
  parameters: readonly Parameter[]
  values: Values
  onValues(values: Values): void
}

/** The first rows after a step, as one types; while the step has an error, those that it gave before. */
export function RowsPanel(props: RowsPanelProps) {
  const { projectId, checked, step, ofSource, faulty, parameters, values, onValues } = props
  const t = useTexts(pipelineTexts)
  const [sound, setSound] = useState<string | null>(null)
  if (!faulty && checked !== null && sound !== checked) setSound(checked)
  const { data, error, isPlaceholderData } = useRows(projectId, sound, step, sent(parameters, values))
  const [shown, setShown] = useState<typeof data>()
  if (data !== undefined && !isPlaceholderData && data !== shown) setShown(data)
  const rows = data ?? shown
  const stale = rows !== undefined && (faulty || (error !== null && !isPlaceholderData))
  const title = ofSource ? t.rowsOfSource() : t.rows()
  return (
    <Panel
      title={title}
      fact={rows && t.rowsFact({ read: rows.read, ms: rows.ms })}
      actions={
        <>
          {stale && <Badge tone="warn">{t.rowsBefore()}</Badge>}
          {!ofSource && <LookedAtWith parameters={parameters} values={values} onChange={onValues} />}
        </>
      }
      padded={false}
      // Rows of a text are in when it says so.
      data-rows-of={data && !isPlaceholderData && !stale ? step : undefined}
    >
      {rows !== undefined ? (
        rows.rows.length === 0 ? (
          <p className="p-4 text-ink-2">{t.rowsNone()}</p>
        ) : (
          <RowsTable rows={rows} dim={stale} />
        )
      ) : sound === null && faulty ? (
        <p className="p-4 text-ink-2">{t.rowsAfterMending()}</p>
      ) : error !== null ? (
        <div className="p-4">
          <ProblemNote problem={error} />
        </div>
      ) : (
        <div className="p-4">
          <SkeletonLines lines={6} />
        </div>
      )}
    </Panel>
  )
}

function RowsTable({ rows: { step, columns, rows }, dim }: { rows: Answer<'previewPipelineStep'>; dim: boolean }) {
  const t = useTexts(pipelineTexts)
  const none = <span className="text-ink-3">{t.nullValue()}</span>
  return (
    <Cells
      caption={t.rowsTable({ step })}
      mono
      className={classes(dim && '[&_td]:text-ink-3')}
      cellClassName="max-w-80 truncate"
      columns={columns.map(({ name, type }) => ({
        name,
        numeric: isNumeric(type),
        head: (
          <>
            <span className="block font-mono text-ink" translate="no">
              {name}
            </span>
            <span className="block font-normal">{type}</span>
          </>
        ),
      }))}
      rows={rows.map((row) => row.map((value) => value ?? none))}
    />
  )
}

'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { useTexts } from '#lib/language-context.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SkeletonLines } from '#ui/skeleton.tsx'
import { Table, Td, Th } from '#ui/table.tsx'
import { useRows } from './use-check.ts'

interface RowsPanelProps {
  projectId: string
  text: string
  /** Name of the source or step. */
  step: string
  ofSource: boolean
}

const NUMERIC = /^(u?int|decimal|float)/

/** The first rows after a step, as one types. */
export function RowsPanel({ projectId, text, step, ofSource }: RowsPanelProps) {
  const t = useTexts(pipelineTexts)
  const { data, error, isPlaceholderData } = useRows(projectId, text, step)
  const title = ofSource ? t.rowsOfSource() : t.rows()
  return (
    <Panel title={title} fact={data && t.rowsFact({ read: data.read, ms: data.ms })} padded={false}>
      {error !== null && !isPlaceholderData ? (
        <div className="p-4">
          <ProblemNote problem={error} />
        </div>
      ) : data === undefined ? (
        <div className="p-4">
          <SkeletonLines lines={6} />
        </div>
      ) : data.rows.length === 0 ? (
        <p className="p-4 text-ink-2">{t.rowsNone()}</p>
      ) : (
        <Table caption={t.rowsTable({ step })} mono>
          <thead>
            <tr>
              {data.columns.map(({ name, type }) => (
                <Th key={name} numeric={NUMERIC.test(type)}>
                  <span className="block font-mono text-ink" translate="no">
                    {name}
                  </span>
                  <span className="block font-normal">{type}</span>
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row, i) => (
              // Rows of a preview have no names; they never change places.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={i}>
                {row.map((value, column) => (
                  <Td
                    key={data.columns[column].name}
                    numeric={NUMERIC.test(data.columns[column].type)}
                    className="max-w-80 truncate"
                  >
                    {value ?? <span className="text-ink-3">{t.nullValue()}</span>}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  )
}

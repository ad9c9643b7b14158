'use client'

import type { TableDiff } from '@ai-etl/core/documents/data-diff'
import { dataDifferenceTexts } from '@ai-etl/core/messages/web/data-difference'
import { useTexts } from '#lib/language-context.tsx'
import { Table, Td, Th } from '#ui/table.tsx'
import { isNumeric } from '../value-types.ts'

type Example = TableDiff['examples'][number]

const SIGNS = {
  added: { sign: '+', look: 'bg-ok-soft', words: 'rowAdded' },
  removed: { sign: '−', look: 'bg-bad-soft', words: 'rowRemoved' },
  changed: { sign: '≠', look: '', words: 'rowChanged' },
} as const

/** Rows that were added, removed and changed; of a changed row the values that are others, as they were and became. */
export function RowsDifference({ name, columns, examples }: Pick<TableDiff, 'name' | 'columns' | 'examples'>) {
  const t = useTexts(dataDifferenceTexts)
  return (
    <Table caption={t.examples({ name })} mono className="[&_tbody_tr:hover]:bg-transparent">
      <thead>
        <tr>
          <Th>
            <span className="sr-only">{t.kind()}</span>
          </Th>
          {columns.map((column) => (
            <Th key={column.name} numeric={isNumeric(column.after ?? column.before ?? '')}>
              <span className="font-mono text-ink" translate="no">
                {column.name}
              </span>
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {examples.map((example, i) => (
          // Rows of a comparison have no names; they never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={i} className={SIGNS[example.kind].look}>
            <Td className="w-6 whitespace-nowrap">
              <span aria-hidden>{SIGNS[example.kind].sign}</span>
              <span className="sr-only">{t[SIGNS[example.kind].words]()}</span>
            </Td>
            {columns.map((column, at) => (
              <Cell key={column.name} column={column} at={at} example={example} />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

interface CellProps {
  column: TableDiff['columns'][number]
  at: number
  example: Example
}

function Cell({ column, at, example: { kind, before, after } }: CellProps) {
  const t = useTexts(dataDifferenceTexts)
  const numeric = isNumeric(column.after ?? column.before ?? '')
  const [was, became] = [before?.[at] ?? null, after?.[at] ?? null]
  if (kind !== 'changed' || was === became)
    return (
      <Td numeric={numeric} className="max-w-80 truncate">
        <Value of={kind === 'removed' ? was : became} />
      </Td>
    )
  return (
    <Td numeric={numeric} className="max-w-80 bg-warn-soft" data-changed-cell="">
      <del className="block truncate text-ink-2">
        <span className="sr-only">{t.was()} </span>
        <Value of={was} />
      </del>
      <ins className="block truncate font-semibold no-underline">
        <span className="sr-only">{t.became()} </span>
        <Value of={became} />
      </ins>
    </Td>
  )
}

function Value({ of }: { of: string | null }) {
  const t = useTexts(dataDifferenceTexts)
  return of === null ? <span className="text-ink-2 italic">{t.nullValue()}</span> : <>{of}</>
}

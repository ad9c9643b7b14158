import type { ReactNode } from 'react'
import { Table, Td, Th } from './table.tsx'

interface CellsProps {
  caption: string
  columns: readonly { readonly name: string; readonly head: ReactNode; readonly numeric: boolean }[]
  /** Each row's cells in the order of the columns. */
  rows: readonly (readonly ReactNode[])[]
  mono?: boolean
  className?: string
  cellClassName?: string
}

/** A table of rows that have no names of their own and never change places: those of a preview or a report. */
export function Cells({ caption, columns, rows, mono = false, className, cellClassName }: CellsProps) {
  return (
    <Table caption={caption} mono={mono} className={className}>
      <thead>
        <tr>
          {columns.map(({ name, head, numeric }) => (
            <Th key={name} numeric={numeric}>
              {head}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={i}>
            {row.map((cell, at) => (
              <Td key={columns[at].name} numeric={columns[at].numeric} className={cellClassName}>
                {cell}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

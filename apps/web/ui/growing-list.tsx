import type { ReactNode } from 'react'
import { LinkButton } from './button.tsx'
import { Panel } from './panel.tsx'
import { Table, Th } from './table.tsx'

/** The head of a column; numbers stand right. */
export interface ColumnHead {
  readonly name: string
  readonly numeric?: boolean
}

interface GrowingListProps {
  title: string
  actions?: ReactNode
  heads: readonly ColumnHead[]
  /** The next page; null when all is shown. */
  more: (() => void) | null
  moreWords: string
  /** In place of a list without any row; null: there are rows. */
  empty: ReactNode | null
  /** Rows: `<tr>`s. */
  children: ReactNode
}

/** A list that grows by pages, in its panel. */
export function GrowingList({ title, actions, heads, more, moreWords, empty, children }: GrowingListProps) {
  return (
    <Panel
      title={title}
      padded={false}
      actions={actions}
      footer={more === null ? undefined : <LinkButton onClick={more}>{moreWords}</LinkButton>}
    >
      {empty ?? (
        <Table caption={title}>
          <thead>
            <tr>
              {heads.map(({ name, numeric = false }) => (
                <Th key={name} numeric={numeric}>
                  {name}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </Table>
      )}
    </Panel>
  )
}

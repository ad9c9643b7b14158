'use client'

import type { TableDiff } from '@ai-etl/core/documents/data-diff'
import { number } from '@ai-etl/core/messages/language'
import { dataDifferenceTexts } from '@ai-etl/core/messages/web/data-difference'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Facts } from '#ui/facts.tsx'
import { Note } from '#ui/note.tsx'
import { Section } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'
import { RowsDifference } from './rows-difference.tsx'

/** What differs in the rows of one target: counts, columns, and rows as examples. */
export function TableDifference({ table }: { table: TableDiff }) {
  const t = useTexts(dataDifferenceTexts)
  const lang = useLanguage()
  const { name, key, before, after, same, added, removed, changed, repeated, columns, examples } = table
  const figure = (n: number) => number(n, lang)
  const touched = columns.filter((column) => column.changed > 0 || column.before !== column.after)
  return (
    <Section
      title={
        <span className="font-mono" translate="no">
          {name}
        </span>
      }
      fact={key.length === 0 ? t.byAll() : t.byKey({ key: key.join(', ') })}
    >
      <Facts
        facts={[
          { label: t.rowsBefore(), value: figure(before) },
          { label: t.rowsAfter(), value: figure(after) },
          { label: t.same(), value: figure(same) },
          { label: t.added(), value: figure(added) },
          { label: t.removed(), value: figure(removed) },
          { label: t.changed(), value: figure(changed) },
        ]}
      />
      {before + after === 0 && <p className="text-ink-2">{t.emptyBoth()}</p>}
      {repeated > 0 && key.length > 0 && <Note tone="warn">{t.repeated({ n: repeated })}</Note>}
      {touched.length > 0 && (
        <Panel title={t.columns({ name })} padded={false} level={3}>
          <Table caption={t.columns({ name })}>
            <thead>
              <tr>
                <Th>{t.column()}</Th>
                <Th>{t.typeBefore()}</Th>
                <Th>{t.typeAfter()}</Th>
                <Th numeric>{t.changedRows()}</Th>
              </tr>
            </thead>
            <tbody>
              {touched.map((column) => (
                <tr key={column.name}>
                  <RowHead className="font-mono text-2" translate="no">
                    {column.name}
                  </RowHead>
                  <TypeCell type={column.before} other={column.after} />
                  <TypeCell type={column.after} other={column.before} />
                  <Td numeric>{figure(column.changed)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Panel>
      )}
      {examples.length > 0 && (
        <Panel
          title={t.examples({ name })}
          fact={t.examplesOf({ n: examples.length, of: added + removed + changed })}
          padded={false}
          level={3}
        >
          <RowsDifference name={name} columns={columns} examples={examples} />
        </Panel>
      )}
    </Section>
  )
}

function TypeCell({ type, other }: { type: string | null; other: string | null }) {
  const t = useTexts(dataDifferenceTexts)
  if (type === null) return <Td className="text-ink-3">{t.isNotThere()}</Td>
  return <Td className={type === other ? 'font-mono text-2' : 'bg-warn-soft font-mono text-2 font-semibold'}>{type}</Td>
}

'use client'

import type { Advice } from '@ai-etl/core/documents/advice'
import { bytes } from '@ai-etl/core/messages/language'
import { advicePageTexts, storeNames } from '@ai-etl/core/messages/web/advice'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { duration } from '#lib/times.ts'
import { Panel } from '#ui/panel.tsx'
import { Bar } from '#ui/progress.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'

/** What was measured in real databases, beside each other. */
export function ExperimentPanel({ experiment }: { experiment: NonNullable<Advice['experiment']> }) {
  const t = useTexts(advicePageTexts)
  const lang = useLanguage()
  const { results } = experiment
  const queries = results[0]?.queries.map(({ sql }) => sql) ?? []
  const time = (store: (typeof results)[number], sql: string) =>
    store.queries.find((query) => query.sql === sql)?.milliseconds ?? 0
  const row = (name: string, values: readonly number[], say: (value: number) => string, mono = false) => {
    const least = Math.min(...values)
    const most = Math.max(...values, 1e-9)
    return (
      <tr key={name}>
        <RowHead className={mono ? 'max-w-80 truncate font-mono text-2' : ''}>{name}</RowHead>
        {values.map((value, i) => (
          <Td key={results[i].store}>
            <span className={value === least ? 'font-semibold' : ''}>{say(value)}</span>{' '}
            {value === least && values.length > 1 && <span className="text-2 text-ok">{t.best()}</span>}
            <Bar value={(100 * value) / most} tone={value === least ? 'accent' : 'context'} />
          </Td>
        ))}
      </tr>
    )
  }
  return (
    <Panel title={t.results()} fact={t.resultsFact({ rows: experiment.rows })} padded={false} footer={experiment.text}>
      <Table caption={t.results()}>
        <thead>
          <tr>
            <Th>{t.query()}</Th>
            {results.map(({ store }) => (
              <Th key={store}>{storeNames[store]}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row(
            t.disk(),
            results.map((store) => store.bytes),
            (value) => bytes(value, lang),
          )}
          {queries.map((sql) =>
            row(
              sql,
              results.map((store) => time(store, sql)),
              (value) => duration(value, lang),
              true,
            ),
          )}
        </tbody>
      </Table>
    </Panel>
  )
}

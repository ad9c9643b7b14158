'use client'

import type { IncrementalRun } from '@ai-etl/core/documents/run'
import { number } from '@ai-etl/core/messages/language'
import { marksTexts } from '@ai-etl/core/messages/web/increments'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Panel } from '#ui/panel.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'

type Mark = IncrementalRun['sources'][number]

/** What a run read of sources that are read by a cursor: from where on, how much of it again, and the marks. */
export function Marks({ marks }: { marks: readonly Mark[] }) {
  const t = useTexts(marksTexts)
  const lang = useLanguage()
  if (marks.length === 0) return null
  const value = (text: string | null) =>
    text === null ? (
      <span className="text-ink-3">{t.none()}</span>
    ) : (
      <span className="font-mono text-2" translate="no">
        {text}
      </span>
    )
  return (
    <Panel title={t.title()} fact={t.fact()} padded={false}>
      <Table caption={t.title()}>
        <thead>
          <tr>
            <Th>{t.source()}</Th>
            <Th>{t.from()}</Th>
            <Th numeric>{t.rows()}</Th>
            <Th numeric>{t.again()}</Th>
            <Th>{t.before()}</Th>
            <Th>{t.after()}</Th>
          </tr>
        </thead>
        <tbody>
          {marks.map((mark) => (
            <tr key={mark.name}>
              <RowHead className="font-mono text-2">{mark.name}</RowHead>
              <Td>
                <From mark={mark} />
              </Td>
              <Td numeric>
                {number(mark.rows, lang)}
                {mark.nulls > 0 && (
                  <span className="block text-2 text-ink-3">{t.empty({ rows: mark.nulls, cursor: mark.cursor })}</span>
                )}
              </Td>
              <Td numeric>{number(mark.again, lang)}</Td>
              <Td>{value(mark.before)}</Td>
              <Td>{value(mark.after)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}

function From({ mark: { cursor, from, whole } }: { mark: Mark }) {
  const t = useTexts(marksTexts)
  if (from !== null)
    return (
      <span className="font-mono text-2" translate="no">
        {t.cursorFrom({ cursor, from })}
      </span>
    )
  const why = { first: t.first, asked: t.asked, source: t.sourceChanged, target: t.targetChanged }
  return why[whole ?? 'first']()
}

'use client'

import type { ReportSpan } from '@ai-etl/client/routes'
import { reportPageTexts } from '@ai-etl/core/messages/web/report'
import { useTexts } from '#lib/language-context.tsx'
import { Tooltip } from '#ui/popover.tsx'

type Figure = Extract<ReportSpan, { kind: 'figure' }>

/** Places that a tooltip has room for. */
const PLACES = 4

/** A text of a report: words, figures with their evidence, quotations as they stand in the data. */
export function Spans({ of }: { of: readonly ReportSpan[] }) {
  return of.map((span, place) => {
    // A report's texts never change: their place is what tells spans apart.
    if (typeof span === 'string') return span
    const key = `${place} ${span.kind}`
    if (span.kind === 'figure') return <FigureSpan key={key} figure={span} />
    const shown = span.shown ?? span.text
    return span.code ? (
      <code key={key} translate="no" className="font-mono text-[0.92em]">
        {shown}
      </code>
    ) : (
      <span key={key}>{shown}</span>
    )
  })
}

/** A figure that tells where it was taken from, on hover and on focus. */
function FigureSpan({ figure }: { figure: Figure }) {
  return (
    <Tooltip words={<Evidence figure={figure} />}>
      <button
        type="button"
        className="inline cursor-help select-text whitespace-nowrap text-inherit underline decoration-line-strong decoration-dotted underline-offset-4 print:no-underline"
      >
        {figure.shown}
      </button>
    </Tooltip>
  )
}

/** Where a figure was taken from, in lines. */
function Evidence({ figure: { how, from } }: { figure: Figure }) {
  const t = useTexts(reportPageTexts)
  return (
    <span className="grid gap-0.5">
      <span className="font-medium text-ink">{t.evidence({ how })}</span>
      {from.slice(0, PLACES).map((pointer) => (
        <PlaceOf key={pointer} pointer={pointer} />
      ))}
      {from.length > PLACES && <span>{t.morePlaces({ n: from.length - PLACES })}</span>}
    </span>
  )
}

/** `/profile/tables/0/rows` as «профиль · tables/0/rows». */
function PlaceOf({ pointer }: { pointer: string }) {
  const t = useTexts(reportPageTexts)
  const [, document = '', ...rest] = pointer.split('/')
  return (
    <span className="[overflow-wrap:anywhere]">
      {t.document({ name: document })} · <span className="font-mono">{rest.join('/')}</span>
    </span>
  )
}

/** What a reader sees of a text. */
export function plainText(spans: readonly ReportSpan[]): string {
  return spans
    .map((span) => (typeof span === 'string' ? span : span.kind === 'figure' ? span.shown : (span.shown ?? span.text)))
    .join('')
}

/** The places of a figure in one line, for what shows no tooltip of ours. */
export function evidenceLine({ from }: Pick<Figure, 'from'>): string {
  return from.slice(0, PLACES).join(', ')
}

'use client'

import type { ReportBlock } from '@ai-etl/client/routes'
import { number } from '@ai-etl/core/messages/language'
import { useLanguage } from '#lib/language-context.tsx'
import { evidenceLine } from './spans.tsx'

type Chart = Extract<ReportBlock, { kind: 'chart' }>['chart']

const ROW = 26
const BAR = 10
const HEIGHT = 200
const TOP = 20
const LINES = 4

/** A chart of a report, as wide as its place, with letters of one size at every width. */
export function ReportChart({ chart }: { chart: Chart }) {
  return (
    <figure className="my-4">
      <figcaption className="mb-2">
        <strong className="block font-semibold text-4">{chart.title}</strong>
        <span className="text-3 text-ink-2">{chart.subtitle}</span>
      </figcaption>
      {chart.shape === 'bars' ? <Bars chart={chart} /> : <Columns chart={chart} />}
    </figure>
  )
}

function said({ title, items }: Chart): string {
  return `${title}: ${items.map(({ label, figure }) => `${label} ${figure.shown}`).join('; ')}`
}

/** Lying bars: the first is what the title speaks of. */
function Bars({ chart }: { chart: Chart }) {
  const most = Math.max(chart.most ?? 0, ...chart.items.map(({ figure }) => figure.value)) || 1
  return (
    <div
      className="grid grid-cols-[fit-content(40%)_minmax(0,1fr)_max-content] gap-x-3"
      role="img"
      aria-label={said(chart)}
    >
      <ul aria-hidden className="min-w-0 text-right text-2">
        {chart.items.map(({ label }, i) => (
          <li
            // The items of a report never change places.
            // oxlint-disable-next-line react/no-array-index-key
            key={i}
            title={label}
            translate="no"
            className="truncate font-mono leading-[26px]"
          >
            {label}
          </li>
        ))}
      </ul>
      <svg aria-hidden width="100%" height={chart.items.length * ROW}>
        {chart.items.map(({ figure }, i) => (
          // The items of a report never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <g key={i}>
            <title>{evidenceLine(figure)}</title>
            <rect x="0" y={i * ROW + (ROW - BAR) / 2} width="100%" height={BAR} className="fill-line-soft" />
            <rect
              x="0"
              y={i * ROW + (ROW - BAR) / 2}
              width={`${Math.max(0, (100 * figure.value) / most)}%`}
              height={BAR}
              className={i === 0 ? 'fill-data-1' : 'fill-data-0'}
            />
          </g>
        ))}
      </svg>
      <ul aria-hidden className="text-2 font-semibold">
        {chart.items.map(({ figure }, i) => (
          <li
            // The items of a report never change places.
            // oxlint-disable-next-line react/no-array-index-key
            key={i}
            title={evidenceLine(figure)}
            className="whitespace-nowrap leading-[26px]"
          >
            {figure.shown}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Standing columns: the greatest is marked and labelled. */
function Columns({ chart }: { chart: Chart }) {
  const lang = useLanguage()
  const greatest = Math.max(...chart.items.map(({ figure }) => figure.value))
  const axis = roundUp(Math.max(chart.most ?? 0, greatest))
  const width = 100 / Math.max(1, chart.items.length)
  const y = (value: number) => TOP + (HEIGHT - TOP) * (1 - value / axis)
  // Labels that would run into each other are left out.
  const step = Math.ceil(chart.items.length / 12)
  const marks = Array.from({ length: LINES + 1 }, (_, i) => (axis * i) / LINES)
  return (
    <div
      className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-2 text-1 text-ink-3"
      role="img"
      aria-label={said(chart)}
    >
      <div aria-hidden className="relative text-right" style={{ height: HEIGHT }}>
        <span className="invisible">{number(axis, lang)}</span>
        {marks.map((mark) => (
          <span key={mark} className="absolute right-0 -translate-y-1/2" style={{ top: y(mark) }}>
            {number(mark, lang)}
          </span>
        ))}
      </div>
      <svg aria-hidden width="100%" height={HEIGHT} className="overflow-visible">
        {marks.map((mark) => (
          <line
            key={mark}
            x1="0"
            x2="100%"
            y1={y(mark)}
            y2={y(mark)}
            className={mark === 0 ? 'stroke-data-0' : 'stroke-line-soft'}
          />
        ))}
        {chart.items.map(({ figure }, i) => (
          // The items of a report never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <g key={i}>
            <title>{`${figure.shown}: ${evidenceLine(figure)}`}</title>
            <rect
              x={`${(i + 0.14) * width}%`}
              width={`${width * 0.72}%`}
              y={y(figure.value)}
              height={HEIGHT - y(figure.value)}
              className={figure.value === greatest ? 'fill-data-1' : 'fill-data-0'}
            />
            {figure.value === greatest && (
              <text
                x={`${(i + 0.5) * width}%`}
                y={y(figure.value) - 5}
                textAnchor="middle"
                className="fill-ink font-semibold"
              >
                {figure.shown}
              </text>
            )}
          </g>
        ))}
      </svg>
      <span />
      <ol aria-hidden className="relative h-5">
        {chart.items.map(({ label }, i) =>
          i % step !== 0 ? null : (
            <li
              // The items of a report never change places.
              // oxlint-disable-next-line react/no-array-index-key
              key={i}
              className="absolute top-1 -translate-x-1/2 whitespace-nowrap"
              style={{ left: `${(i + 0.5) * width}%` }}
            >
              {label}
            </li>
          ),
        )}
      </ol>
    </div>
  )
}

/** The next number whose quarters are round. */
export function roundUp(value: number): number {
  if (value <= 0) return 1
  const unit = 10 ** Math.floor(Math.log10(value))
  const steps = [1, 2, 4, 6, 8, 10]
  return unit * (steps.find((step) => step * unit >= value) ?? 10)
}

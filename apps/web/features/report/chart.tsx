'use client'

import type { ReportBlock } from '@ai-etl/client/routes'
import { number } from '@ai-etl/core/messages/language'
import { classes } from '#lib/classes.ts'
import { useLanguage } from '#lib/language-context.tsx'
import { evidenceLine } from './spans.tsx'

type Chart = Extract<ReportBlock, { kind: 'chart' }>['chart']

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

/** A label of more letters than this stands above its bar on a phone: beside it, it would be cut. */
const SHORT = 18

/** Lying bars: the first is what the title speaks of. */
function Bars({ chart }: { chart: Chart }) {
  const most = Math.max(chart.most ?? 0, ...chart.items.map(({ figure }) => figure.value)) || 1
  const long = chart.items.some(({ label }) => label.length > SHORT)
  return (
    <div
      className={classes(
        'grid gap-x-3 text-2',
        long
          ? 'grid-cols-[minmax(0,1fr)_max-content] md:grid-cols-[fit-content(40%)_minmax(0,1fr)_max-content]'
          : 'grid-cols-[fit-content(40%)_minmax(0,1fr)_max-content]',
      )}
      role="img"
      aria-label={said(chart)}
    >
      {chart.items.map(({ label, figure }, i) => (
        // The items of a report never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} aria-hidden className="contents">
          <span
            title={label}
            translate="no"
            className={classes(
              'truncate font-mono',
              long ? 'max-md:col-span-2 max-md:pt-1.5 md:text-right md:leading-[26px]' : 'text-right leading-[26px]',
            )}
          >
            {label}
          </span>
          <span
            title={evidenceLine(figure)}
            className={classes('my-2 h-2.5 self-start bg-line-soft', long && 'max-md:my-1')}
          >
            <span
              className={classes('block h-full', i === 0 ? 'bg-data-1' : 'bg-data-0')}
              style={{ width: `${Math.max(0, (100 * figure.value) / most)}%` }}
            />
          </span>
          <span
            title={evidenceLine(figure)}
            className={classes(
              'whitespace-nowrap text-right font-semibold',
              long ? 'md:leading-[26px]' : 'leading-[26px]',
            )}
          >
            {figure.shown}
          </span>
        </div>
      ))}
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

'use client'

interface Column {
  readonly key: string
  readonly value: number
  /** A day with a failure is marked under its column. */
  readonly failed: boolean
  /** Said on hover. */
  readonly title: string
}

interface DayColumnsProps {
  columns: readonly Column[]
  /** What the chart says, for readers of the screen. */
  label: string
  first: string
  last: string
  /** The greatest value, written. */
  most: string
}

const HEIGHT = 112
const TOP = 16
/** Room of the marks of failure. */
const FOOT = 6

/** A value a day as columns; today's stands out. */
export function DayColumns({ columns, label, first, last, most }: DayColumnsProps) {
  const greatest = Math.max(1e-9, ...columns.map(({ value }) => value))
  const top = columns.findIndex(({ value }) => value === greatest)
  const width = 100 / columns.length
  const floor = HEIGHT - FOOT
  const heightOf = (value: number) => (value <= 0 ? 0 : Math.max(1, ((floor - TOP) * value) / greatest))
  return (
    <div>
      <svg role="img" aria-label={label} width="100%" height={HEIGHT} className="overflow-visible text-1">
        <line x1="0" x2="100%" y1={TOP} y2={TOP} className="stroke-line-soft" />
        <line x1="0" x2="100%" y1={floor} y2={floor} className="stroke-data-0" />
        {columns.map(({ key, value, failed, title }, i) => (
          <g key={key}>
            <title>{title}</title>
            <rect x={`${i * width}%`} y="0" width={`${width}%`} height={HEIGHT} className="fill-transparent" />
            <rect
              x={`${(i + 0.12) * width}%`}
              width={`${width * 0.76}%`}
              y={floor - heightOf(value)}
              height={heightOf(value)}
              className={i === columns.length - 1 ? 'fill-data-1' : 'fill-data-0'}
            />
            {failed && (
              <rect
                x={`${(i + 0.12) * width}%`}
                width={`${width * 0.76}%`}
                y={floor + 2}
                height={FOOT - 2}
                className="fill-bad"
              />
            )}
          </g>
        ))}
        {top >= 0 && (
          <text
            x={`${(top + 0.5) * width}%`}
            y={TOP - 4}
            textAnchor={top < columns.length * 0.1 ? 'start' : top > columns.length * 0.9 ? 'end' : 'middle'}
            className="fill-ink font-semibold"
          >
            {most}
          </text>
        )}
      </svg>
      <p aria-hidden className="mt-1 flex justify-between text-1 text-ink-3">
        <span>{first}</span>
        <span>{last}</span>
      </p>
    </div>
  )
}

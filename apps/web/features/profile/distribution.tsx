import type { FieldProfile } from '@ai-etl/core/documents/profile'
import type { Language } from '@ai-etl/core/messages/language'
import { useLanguage } from '#lib/language-context.tsx'
import { hasBars, type Selection } from './selection.ts'

const WIDTH = 108
const HEIGHT = 40
/** Values that the head of a column has room for. */
const TOP = 3

interface DistributionProps {
  field: FieldProfile
  rows: number
  /** Rows of a bar or value are wanted. By keyboard the panel of the column does the same. */
  onSelect(selection: Selection): void
}

/** How the values of a column are spread: bars for numbers and times, the most frequent values for texts. */
export function Distribution({ field, rows, onSelect }: DistributionProps) {
  const lang = useLanguage()
  const { name, histogram, top, personal } = field
  if (personal) return <div className="hatched h-12 rounded-mark" />
  if (histogram !== null && hasBars(field)) {
    const most = Math.max(1, ...histogram.bins.map(({ count }) => count))
    const width = WIDTH / histogram.bins.length
    return (
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden
        className="h-12 w-full"
        shapeRendering="crispEdges"
      >
        {histogram.bins.map(({ from, count }, bin) => {
          const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT)
          return (
            <g key={String(from)} className="group cursor-pointer" onClick={() => onSelect({ field: name, bin })}>
              {/* The whole height answers to the pointer: low bars are hard to hit. */}
              <rect x={bin * width} width={width} height={HEIGHT} className="fill-transparent" />
              <rect
                x={bin * width}
                y={HEIGHT - height}
                width={Math.max(0.5, width - 0.8)}
                height={height}
                className="fill-data-0 group-hover:fill-data-1"
              />
            </g>
          )
        })}
      </svg>
    )
  }
  return (
    <ol className="grid h-12 content-start gap-px">
      {top.slice(0, TOP).map(({ value, count }) => (
        <li key={value}>
          <button
            type="button"
            tabIndex={-1}
            className="relative grid w-full grid-cols-[minmax(0,1fr)_auto] gap-1 px-1 text-left text-1 leading-[15px] hover:text-accent"
            onClick={() => onSelect({ field: name, value })}
          >
            <span
              aria-hidden
              className="absolute inset-y-0 left-0 border-data-1 border-l-2 bg-sunken"
              style={{ width: `${Math.min(100, (100 * count) / Math.max(1, rows))}%` }}
            />
            <span className="relative truncate">{value}</span>
            <span className="relative text-ink-3">{share(count, rows, lang)}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

/** `8,2 %`, with one digit where it says something. */
export function share(part: number, whole: number, lang: Language): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole
  const digits = percent >= 99.95 || percent === 0 ? 0 : 1
  const decimal = lang === 'ru' ? ',' : '.'
  return `${percent.toFixed(digits).replace('.', decimal)}\u00a0%`
}

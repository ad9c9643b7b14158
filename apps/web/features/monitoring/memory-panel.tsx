'use client'

import { monitoringTexts } from '@ai-etl/core/messages/web/monitoring'
import { useQuery } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Panel } from '#ui/panel.tsx'

const WIDTH = 640
const HEIGHT = 80
/** As often as the server measures. */
const EVERY_MS = 60_000

/** Memory of the server's processes together, over the last hour. */
export function MemoryPanel() {
  const t = useTexts(monitoringTexts)
  const { data } = useQuery({
    queryKey: ['showMetricSeries', 'memory'],
    queryFn: () => api.call('showMetricSeries', { query: { name: 'memory' } }),
    refetchInterval: EVERY_MS,
  })
  const sums = new Map<string, number>()
  for (const { at, value } of data?.points ?? []) sums.set(at, (sums.get(at) ?? 0) + value)
  const points = [...sums].sort(([a], [b]) => a.localeCompare(b)).map(([, value]) => value)
  const used = points.at(-1)
  const most = Math.max(1, ...points)
  const x = (i: number) => (points.length < 2 ? 0 : (i * WIDTH) / (points.length - 1))
  const line = points
    .map((value, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${(HEIGHT * (1 - value / most)).toFixed(1)}`)
    .join('')
  return (
    <Panel title={t.memory()} fact={t.memoryFact()}>
      {used === undefined ? (
        <p className="text-3 text-ink-2">{t.memoryNone()}</p>
      ) : (
        <>
          <p className="mb-2 font-semibold text-6">{t.memoryNow({ used })}</p>
          <svg
            role="img"
            aria-label={t.memoryChart({ used, most })}
            viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
            preserveAspectRatio="none"
            className="h-20 w-full"
          >
            <path d={`M0 ${HEIGHT}H${WIDTH}`} className="stroke-data-0" fill="none" vectorEffect="non-scaling-stroke" />
            <path d={line} fill="none" className="stroke-data-1" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
          </svg>
        </>
      )}
    </Panel>
  )
}

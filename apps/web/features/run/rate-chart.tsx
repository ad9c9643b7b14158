'use client'

import { number } from '@ai-etl/core/messages/language'
import { runPageTexts } from '@ai-etl/core/messages/web/runs'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Panel } from '#ui/panel.tsx'
import type { Sample } from './use-run.ts'

const WIDTH = 640
const HEIGHT = 96
/** Seconds that a point of the chart speaks for: shorter ones jump with every batch. */
const STEP_SECONDS = 1

/** Rows a second over the time that the page has watched. */
export function RateChart({ samples, now }: { samples: readonly Sample[]; now: number }) {
  const t = useTexts(runPageTexts)
  const lang = useLanguage()
  const rates = ratesOf(samples)
  const most = Math.max(1, ...rates)
  const x = (i: number) => (rates.length < 2 ? 0 : (i * WIDTH) / (rates.length - 1))
  const y = (rate: number) => HEIGHT - (rate / most) * HEIGHT
  const line = rates.map((rate, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(rate).toFixed(1)}`).join('')
  return (
    <Panel title={t.rate()} fact={t.rateNow({ rows: now })}>
      <svg
        role="img"
        aria-label={`${t.rateChart()}: ${number(Math.round(most), lang)}`}
        viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`}
        preserveAspectRatio="none"
        className="h-24 w-full"
      >
        {[0, 0.5, 1].map((share) => (
          <path key={share} d={`M0 ${HEIGHT * share}H${WIDTH}`} className="stroke-line-soft" fill="none" />
        ))}
        {rates.length > 1 && (
          <>
            <path d={`${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} className="fill-accent-soft" />
            <path d={line} fill="none" className="stroke-data-1" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
          </>
        )}
      </svg>
    </Panel>
  )
}

/** Rows a second in steps of a second. */
function ratesOf(samples: readonly Sample[]): readonly number[] {
  const rates: number[] = []
  let last = samples[0]
  for (const sample of samples) {
    const seconds = sample.seconds - last.seconds
    if (seconds < STEP_SECONDS) continue
    // A run of several targets counts from 0 for each.
    rates.push(Math.max(0, sample.read - last.read) / seconds)
    last = sample
  }
  return rates
}

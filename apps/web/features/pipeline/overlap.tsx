'use client'

import { joinTexts } from '@ai-etl/core/messages/web/joins'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Bar } from '#ui/progress.tsx'
import { useOverlap } from './use-check.ts'

interface OverlapProps {
  projectId: string
  /** The text whose check is in; null: it is awaited. */
  checked: string | null
  /** Name of the join. */
  step: string
  left: string
  right: string
}

/** More rows than the left side has are a fan-out, from this share on: a few repeats are usual. */
const FAN_OUT = 1.01

/** How the sides of a join meet: rows with and without a partner, and how many rows come of it. */
export function Overlap({ projectId, checked, step, left, right }: OverlapProps) {
  const t = useTexts(joinTexts)
  const [sound, setSound] = useState<string | null>(null)
  if (checked !== null && sound !== checked) setSound(checked)
  const { data, error, isPlaceholderData } = useOverlap(projectId, sound, step)
  if (error !== null && !isPlaceholderData) return <ProblemNote problem={error} />
  if (data === undefined) return <p className="text-2 text-ink-3">{t.measuring()}</p>
  const sides = [
    { name: left, ...data.left },
    { name: right, ...data.right },
  ]
  const fan = data.left.rows === 0 ? 0 : data.rows / data.left.rows
  const whole = data.left.whole && data.right.whole
  return (
    <section aria-label={t.overlap()} className="grid gap-2 rounded-control bg-sunken p-3 text-3" data-measured={step}>
      <dl className="grid gap-2 md:grid-cols-2">
        {sides.map(({ name, rows, matched }, i) => (
          <div key={i === 0 ? 'left' : 'right'} className="grid gap-1">
            <dt className="font-mono text-2 text-ink-2" translate="no">
              {name}
            </dt>
            <dd className="grid gap-1">
              <Bar value={rows === 0 ? 0 : (100 * matched) / rows} />
              <span>{t.matched({ matched, rows })}</span>
              {rows > matched && <span className="text-2 text-ink-2">{t.alone({ n: rows - matched })}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="flex flex-wrap items-center gap-x-2">
        {fan > FAN_OUT && <TriangleAlert aria-hidden className="size-4 text-warn" />}
        <b className="font-semibold">{t.gives({ rows: data.rows })}</b>
        {fan > FAN_OUT && <span>{t.fanOut({ times: fan })}</span>}
      </p>
      <p className="text-2 text-ink-3">{whole ? t.onAll() : t.onSample()}</p>
    </section>
  )
}

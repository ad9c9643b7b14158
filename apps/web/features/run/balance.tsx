'use client'

import { number } from '@ai-etl/core/messages/language'
import { runPageTexts } from '@ai-etl/core/messages/web/runs'
import { Check, TriangleAlert } from 'lucide-react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Progress } from '#ui/progress.tsx'

interface BalanceProps {
  read: number
  written: number
  rejected: number
  filtered: number
  /** Rows that were read and are nowhere yet; only while it runs. */
  running: boolean
  /** 0–100; null while nothing can be said. */
  percent: number | null
}

/** What was read, and where every row of it is: the sum is always shown. */
export function Balance({ read, written, rejected, filtered, running, percent }: BalanceProps) {
  const t = useTexts(runPageTexts)
  const lang = useLanguage()
  const rest = read - written - rejected - filtered
  const holds = running ? rest >= 0 : rest === 0
  const part = (sign: string, name: string, value: number, bad = false) => (
    <span className="whitespace-nowrap">
      <span className="text-ink-3">{sign}</span> {name}{' '}
      <b className={bad && value > 0 ? 'font-semibold text-bad' : 'font-semibold'}>{number(value, lang)}</b>
    </span>
  )
  return (
    <section aria-label={t.progress()} className="grid gap-3 rounded-panel border border-line bg-surface p-4">
      {running && <Progress label={t.progress()} value={percent} big />}
      <p className="flex flex-wrap justify-between gap-x-6 gap-y-1">
        <span className="whitespace-nowrap">
          {t.read()} <b className="font-semibold">{number(read, lang)}</b>
        </span>
        {part('=', t.written(), written)}
        {running && part('+', t.onTheWay(), Math.max(0, rest))}
        {part('+', t.rejected(), rejected, true)}
        {part('+', t.filtered(), filtered)}
        <span className={holds ? 'flex items-center gap-1 text-ink-2' : 'flex items-center gap-1 text-bad'}>
          {holds ? t.balance() : t.noBalance()}
          {holds ? <Check aria-hidden className="size-4 text-ok" /> : <TriangleAlert aria-hidden className="size-4" />}
        </span>
      </p>
    </section>
  )
}

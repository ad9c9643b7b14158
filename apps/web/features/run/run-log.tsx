'use client'

import { logTexts, runPageTexts } from '@ai-etl/core/messages/web/runs'
import { useQuery } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Panel } from '#ui/panel.tsx'
import { ScrollRegion } from '#ui/table.tsx'

const LOOK_MS = 1500
const IMPORTANT = new Set(['contradiction', 'keys-repeat', 'schema-change', 'abort-failed'])

/** What happened, the latest first. */
export function RunLog({ runId, started, live }: { runId: string; started: boolean; live: boolean }) {
  const t = useTexts(runPageTexts)
  const lang = useLanguage()
  const { data } = useQuery({
    queryKey: ['showRunLog', runId, live],
    queryFn: () => api.call('showRunLog', { params: { runId }, query: { limit: 1000 } }),
    enabled: started,
    refetchInterval: live ? LOOK_MS : false,
  })
  const lines = [...(data?.lines ?? [])].reverse()
  const clock = new Intl.DateTimeFormat(lang, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const say = (event: string, facts: Readonly<Record<string, unknown>>) =>
    // Each text takes the facts that its event is written with.
    event in logTexts ? logTexts[event as keyof typeof logTexts][lang](facts as never) : event
  return (
    <Panel title={t.log()} padded={false}>
      {lines.length === 0 ? (
        <p className="p-4 text-ink-2">{live ? t.logEmpty() : started && data === undefined ? '' : t.logNone()}</p>
      ) : (
        <ScrollRegion label={t.log()} className="max-h-60">
          <ol className="grid gap-0.5 px-4 py-3 font-mono text-2">
            {lines.map(({ time, event, ...facts }) => (
              <li key={`${time} ${event}`} className="grid grid-cols-[64px_minmax(0,1fr)] gap-2">
                <time dateTime={time} className="text-ink-3" suppressHydrationWarning>
                  {clock.format(new Date(time))}
                </time>
                <span className={IMPORTANT.has(event) ? 'break-words text-warn' : 'break-words'}>
                  {say(event, facts)}
                </span>
              </li>
            ))}
          </ol>
        </ScrollRegion>
      )}
    </Panel>
  )
}

'use client'

import type { Answer } from '@ai-etl/client/client'
import { number } from '@ai-etl/core/messages/language'
import { monitoringTexts } from '@ai-etl/core/messages/web/monitoring'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { duration } from '#lib/times.ts'
import { Select } from '#ui/field.tsx'
import { Panel } from '#ui/panel.tsx'
import { DayColumns } from './day-columns.tsx'
import { everyDay, today } from './days.ts'

type Trend = Answer<'showMonitoring'>['trend']

interface TrendPanelProps {
  trend: Trend
  days: number
  zone: string
  pipelines: Answer<'listPipelines'>['items']
  /** Id of the one that is shown; empty for all. */
  pipeline: string
  onPipeline(id: string): void
}

/** Rows and time by day, of all pipelines or of one. */
export function TrendPanel({ trend, days, zone, pipelines, pipeline, onPipeline }: TrendPanelProps) {
  const t = useTexts(monitoringTexts)
  const lang = useLanguage()
  return (
    <Panel
      title={t.trend()}
      actions={
        <Select
          aria-label={t.pipeline()}
          className="w-auto max-w-60"
          value={pipeline}
          onChange={({ target }) => onPipeline(target.value)}
        >
          <option value="">{t.whole()}</option>
          {pipelines.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      }
    >
      {trend.length === 0 ? (
        <p className="text-3 text-ink-2">{t.trendNone()}</p>
      ) : (
        <div className="grid gap-5">
          <Series
            name={t.writtenByDay()}
            value={({ written }) => written}
            shown={(value) => number(value, lang)}
            {...{ trend, days, zone }}
          />
          <Series
            name={t.secondsByDay()}
            value={({ seconds }) => seconds}
            shown={(value) => duration(value * 1000, lang)}
            {...{ trend, days, zone }}
          />
          {trend.some(({ failed }) => failed > 0) && (
            <p className="flex items-center gap-2 text-2 text-ink-2">
              <span aria-hidden className="h-1 w-3 bg-bad" />
              {t.failedDays()}
            </p>
          )}
        </div>
      )}
    </Panel>
  )
}

interface SeriesProps extends Pick<TrendPanelProps, 'trend' | 'days' | 'zone'> {
  name: string
  value(day: Trend[number]): number
  shown(value: number): string
}

function Series({ name, trend, days, zone, value, shown }: SeriesProps) {
  const t = useTexts(monitoringTexts)
  const lang = useLanguage()
  const all = everyDay(trend, today(zone), days)
  const top = trend.reduce((a, b) => (value(b) > value(a) ? b : a))
  const day = dayNames(lang)
  return (
    <section>
      <h3 className="mb-1 font-semibold text-3">{name}</h3>
      <DayColumns
        label={t.chart({ name, days, most: shown(value(top)), at: day(top.day) })}
        first={day(all[0].day)}
        last={day(all[all.length - 1].day)}
        most={shown(value(top))}
        columns={all.map(({ day: key, of }) => ({
          key,
          value: of === null ? 0 : value(of),
          failed: of !== null && of.failed > 0,
          title: t.dayOf({
            day: day(key),
            value: shown(of === null ? 0 : value(of)),
            runs: of?.runs ?? 0,
            failed: of?.failed ?? 0,
          }),
        }))}
      />
    </section>
  )
}

/** Days as a reader writes them: «23 ноя.» */
function dayNames(lang: 'ru' | 'en'): (day: string) => string {
  const format = new Intl.DateTimeFormat(lang === 'ru' ? 'ru-RU' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  return (day) => format.format(new Date(`${day}T00:00:00Z`))
}

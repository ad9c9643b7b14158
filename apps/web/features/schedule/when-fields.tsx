'use client'

import { whenTexts } from '@ai-etl/core/messages/web/schedule'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { api } from '#lib/api.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { time } from '#lib/times.ts'
import { Field, Input, Select } from '#ui/field.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useZone } from '#ui/time.tsx'
import { ClockInput } from './clock-input.tsx'
import { recurrenceInZone } from './cron-words.ts'
import { cronOf, EVERY, type Every, type When, whenOf } from './recurrence.ts'

interface WhenFieldsProps {
  value: When
  zone: string
  onChange(value: When): void
  onZone(zone: string): void
}

const LAST_SAFE_DAY = 28
const WEEK = [1, 2, 3, 4, 5, 6, 0]
const FIVE = 5

/** Choosing when: in words, with its cron to be seen and changed, and the next times as the server counts them. */
export function WhenFields({ value, zone, onChange, onZone }: WhenFieldsProps) {
  const t = useTexts(whenTexts)
  const set = (part: Partial<When>) => onChange({ ...value, ...part })
  const cron = cronOf(value)
  const names: Record<Every, string> = {
    hour: t.everyHour(),
    day: t.everyDay(),
    weekday: t.everyWeekday(),
    week: t.everyWeek(),
    month: t.everyMonth(),
    cron: t.byCron(),
  }
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t.every()}>
          {(links) => (
            <Select
              {...links}
              value={value.every}
              // What was chosen in words is the beginning of what is written by hand.
              onChange={({ target }) => set({ every: target.value as Every, ...(target.value === 'cron' && { cron }) })}
            >
              {EVERY.map((every) => (
                <option key={every} value={every}>
                  {names[every]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Details value={value} set={set} />
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        <ZoneField zone={zone} onZone={onZone} />
        <Field label={t.cron()} hint={t.cronHint()}>
          {(links) => (
            <Input
              {...links}
              mono
              maxLength={200}
              spellCheck={false}
              autoComplete="off"
              value={value.every === 'cron' ? value.cron : cron}
              onChange={({ target }) => onChange({ ...value, every: 'cron', cron: target.value })}
              // Left, it is said in words again where there are words for it.
              onBlur={() => value.every === 'cron' && onChange({ ...whenOf(value.cron), cron: value.cron })}
            />
          )}
        </Field>
      </div>
      <NextTimes cron={cron} zone={zone} />
    </div>
  )
}

function Details({ value, set }: { value: When; set(part: Partial<When>): void }) {
  const t = useTexts(whenTexts)
  if (value.every === 'cron') return null
  if (value.every === 'hour')
    return (
      <Field label={t.minute()}>
        {(links) => (
          <Input
            {...links}
            type="number"
            min={0}
            max={59}
            value={value.minute}
            onChange={({ target }) => set({ minute: Math.min(59, Math.max(0, Math.trunc(Number(target.value)))) })}
          />
        )}
      </Field>
    )
  return (
    <div className="grid grid-cols-2 gap-4">
      {value.every === 'week' && (
        <Field label={t.weekday()}>
          {(links) => (
            <Select {...links} value={value.weekday} onChange={({ target }) => set({ weekday: Number(target.value) })}>
              {WEEK.map((weekday) => (
                <option key={weekday} value={weekday}>
                  {t.weekdayName({ weekday })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {value.every === 'month' && (
        <Field label={t.day()}>
          {(links) => (
            <Select {...links} value={value.day} onChange={({ target }) => set({ day: target.value })}>
              {Array.from({ length: LAST_SAFE_DAY }, (_, i) => String(i + 1)).map((day) => (
                <option key={day} value={day}>
                  {day}
                </option>
              ))}
              <option value="L">{t.lastDay()}</option>
            </Select>
          )}
        </Field>
      )}
      <Field label={t.time()}>
        {(links) => <ClockInput {...links} value={value.time} onChange={(time) => set({ time })} />}
      </Field>
    </div>
  )
}

function ZoneField({ zone, onZone }: { zone: string; onZone(zone: string): void }) {
  const t = useTexts(whenTexts)
  const list = useId()
  // Asked for when it is needed: the server and the browser may know different zones.
  const [zones, setZones] = useState<readonly string[]>([])
  return (
    <Field label={t.zone()} hint={t.zoneHint()}>
      {(links) => (
        <>
          <Input
            {...links}
            mono
            list={list}
            maxLength={100}
            required
            spellCheck={false}
            autoComplete="off"
            value={zone}
            onFocus={() => setZones(Intl.supportedValuesOf('timeZone'))}
            onChange={({ target }) => onZone(target.value)}
          />
          <datalist id={list}>
            {zones.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

function NextTimes({ cron, zone }: { cron: string; zone: string }) {
  const t = useTexts(whenTexts)
  const lang = useLanguage()
  const asked = useDeferredValue(cron)
  const timezone = useDeferredValue(zone)
  const { data, error } = useQuery({
    queryKey: ['nextScheduleTimes', asked, timezone],
    queryFn: () => api.call('nextScheduleTimes', { query: { cron: asked, timezone, count: FIVE } }),
    enabled: asked !== '' && timezone !== '',
    placeholderData: (before) => before,
  })
  const words = recurrenceInZone({ cron: asked, timezone }, lang)
  return (
    <div className="rounded-control bg-sunken px-4 py-3">
      {error !== null ? (
        <ProblemNote problem={error} />
      ) : (
        <>
          <p className="font-medium" role="status">
            {words === null ? <code className="font-mono text-2">{asked}</code> : capital(words)}
          </p>
          <h3 className="mt-2 font-medium text-2 text-ink-3">{t.next()}</h3>
          {data?.times.length === 0 ? (
            <p className="text-3">{t.noNext()}</p>
          ) : (
            <ol className="flex min-h-10 flex-wrap content-start gap-x-4 text-3 text-ink-2">
              {data?.times.map((at) => (
                <li key={at}>
                  <time dateTime={at}>{time(at, lang, timezone)}</time>
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </div>
  )
}

const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1)

/** The time zone that a form begins with: the reader's own, until they choose another. */
export function useChosenZone(first?: string) {
  const own = useZone()
  const [chosen, choose] = useState<string | null>(first ?? null)
  return [chosen ?? own, choose] as const
}

'use client'

import { useSyncExternalStore } from 'react'
import { useLanguage } from '#lib/language-context.tsx'
import { ago, time } from '#lib/times.ts'

/** A moment in the reader's own time zone; `relative`: how long ago, with the moment in the tooltip. @public */
export function Time({ at, relative = false }: { at: string; relative?: boolean }) {
  const lang = useLanguage()
  const zone = useZone()
  return (
    // What was a second ago on the server may be two here: no reason for a warning.
    <time dateTime={at} title={time(at, lang, zone)} suppressHydrationWarning className="whitespace-nowrap">
      {relative ? ago(at, lang) : time(at, lang, zone)}
    </time>
  )
}

/** The reader's zone; the server does not know it and draws in UTC, which the browser then puts right. */
export function useZone(): string {
  return useSyncExternalStore(
    () => () => {},
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
}

import { aheadTexts } from '@ai-etl/core/messages/web/start'
import { language, texts } from '#lib/preferences.ts'
import { Corridor, type Station } from '#ui/corridor.tsx'

/** A corridor that has not begun: the reader stands at the source, and each station says what it will be. */
export async function CorridorAhead() {
  const t = await texts(aheadTexts)
  const ahead = (station: Station) => ({ state: 'ahead', fact: t[station]() }) as const
  return (
    <Corridor
      lang={await language()}
      here="source"
      stations={{
        source: { state: 'now', fact: t.source() },
        profile: ahead('profile'),
        advice: ahead('advice'),
        tables: ahead('tables'),
        pipeline: ahead('pipeline'),
        run: ahead('run'),
        report: ahead('report'),
      }}
    />
  )
}

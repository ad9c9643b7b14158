import type { Language } from '@ai-etl/core/messages/language'
import { corridorTexts } from '@ai-etl/core/messages/web/corridor'
import { startTexts, stationTexts } from '@ai-etl/core/messages/web/start'
import { textsIn } from '#lib/texts.ts'
import { STATIONS } from '#ui/corridor.tsx'
import { Panel } from '#ui/panel.tsx'

/** The seven stations in a sentence each. */
export function WhatNext({ lang }: { lang: Language }) {
  const t = textsIn(startTexts, lang)
  const names = textsIn(corridorTexts, lang)
  const sentences = textsIn(stationTexts, lang)
  return (
    <Panel title={t.next()} fact={t.nextFact()}>
      <ol className="grid grid-cols-[repeat(auto-fit,minmax(150px,1fr))] gap-x-6 gap-y-4">
        {STATIONS.map((station, place) => (
          <li key={station}>
            <p className="font-semibold">
              <span className="mr-2 text-ink-3">{place + 1}</span>
              {names[station]()}
            </p>
            <p className="mt-1 text-2 text-ink-2">{sentences[station]()}</p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

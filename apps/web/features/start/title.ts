import type { Answer } from '@ai-etl/client/client'
import type { Language } from '@ai-etl/core/messages/language'
import { startTexts } from '@ai-etl/core/messages/web/start'
import { textsIn } from '#lib/texts.ts'

/** The conclusion of the start page: what there is, and how the last run went. @param runs the newest first */
export function startTitle(
  datasets: Pick<Answer<'listDatasets'>, 'nextCursor'> & { readonly items: readonly unknown[] },
  runs: readonly Pick<Answer<'listRuns'>['items'][number], 'state'>[],
  lang: Language,
): string {
  const t = textsIn(startTexts, lang)
  const over = runs.find(({ state }) => state !== 'queued' && state !== 'running')
  if (datasets.items.length === 0 && runs.length === 0) return t.emptyTitle()
  // A list that goes on has not been counted.
  if (datasets.nextCursor !== null) return t.many()
  const good = over?.state === 'succeeded' || over?.state === 'unchanged'
  return t.full({ datasets: datasets.items.length, runs: over === undefined ? 'none' : good ? 'good' : 'bad' })
}

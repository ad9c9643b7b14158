'use client'

import { airflowTexts } from '@ai-etl/core/messages/web/code'
import { useTexts } from '#lib/language-context.tsx'
import { Badge, type BadgeTone } from '#ui/badge.tsx'

const TONES: Readonly<Record<string, BadgeTone>> = { success: 'ok', failed: 'failed', running: 'info', queued: 'plain' }

/** A state of Airflow's in a word; one that has no words of ours goes by its own. */
export function DagState({ state }: { state: string | null }) {
  const t = useTexts(airflowTexts)
  const words: Readonly<Record<string, string>> = {
    success: t.success(),
    failed: t.failed(),
    running: t.running(),
    queued: t.queued(),
  }
  return <Badge tone={TONES[state ?? ''] ?? 'plain'}>{state === null ? t.waiting() : (words[state] ?? state)}</Badge>
}

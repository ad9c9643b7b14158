import type { Language } from '@ai-etl/core/messages/language'
import { runStateTexts } from '@ai-etl/core/messages/web/run-states'
import { CircleDashed, Clock, type LucideIcon, Minus, Play } from 'lucide-react'
import { textsIn } from '#lib/texts.ts'
import { Badge, type BadgeTone } from './badge.tsx'

type RunState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'unchanged'

const LOOKS: Record<RunState | 'partly', { tone: BadgeTone; icon?: LucideIcon }> = {
  queued: { tone: 'plain', icon: Clock },
  running: { tone: 'info', icon: Play },
  succeeded: { tone: 'ok' },
  partly: { tone: 'warn' },
  failed: { tone: 'failed' },
  cancelled: { tone: 'plain', icon: CircleDashed },
  unchanged: { tone: 'plain', icon: Minus },
}

/** The state of a run. @param rejected rows that were set aside: a run that is done, but with some, is so in part */
export function RunBadge({ state, rejected = 0, lang }: { state: RunState; rejected?: number; lang: Language }) {
  const shown = state === 'succeeded' && rejected > 0 ? 'partly' : state
  return <Badge {...LOOKS[shown]}>{textsIn(runStateTexts, lang)[shown]()}</Badge>
}

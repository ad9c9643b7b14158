'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { classes } from '#lib/classes.ts'
import { useTexts } from '#lib/language-context.tsx'
import { ScrollRegion } from '#ui/table.tsx'

/** A line of a difference of two texts. */
export interface Line {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
  readonly before: number | null
  readonly after: number | null
}

const LOOKS = {
  same: { sign: ' ', look: '' },
  added: { sign: '+', look: 'bg-ok-soft' },
  removed: { sign: '−', look: 'bg-bad-soft' },
} as const

/** Two texts as one: what was added and what was removed, each marked by sign and colour. */
export function Lines({ label, lines }: { label: string; lines: readonly Line[] }) {
  const t = useTexts(pipelineTexts)
  return (
    <ScrollRegion label={label} className="max-h-140">
      <table className="w-full border-collapse font-mono text-2 leading-5">
        <tbody>
          {lines.map(({ kind, text, before, after }) => (
            <tr key={`${before}:${after}`} className={LOOKS[kind].look}>
              <td className="w-10 select-none px-2 text-right text-ink-3">{before}</td>
              <td className="w-10 select-none px-2 text-right text-ink-3">{after}</td>
              <td className="w-4 select-none">
                <span aria-hidden>{LOOKS[kind].sign}</span>
                {kind !== 'same' && (
                  <span className="sr-only">{kind === 'added' ? t.linesAdded() : t.linesRemoved()}</span>
                )}
              </td>
              <td className={classes('whitespace-pre pr-4', kind === 'removed' && 'text-ink-2')}>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

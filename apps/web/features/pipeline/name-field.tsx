'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { type LucideIcon, MoveDown, MoveUp, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { GraphNode, PipelineGraph } from '#features/graph/model.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Input } from '#ui/field.tsx'

interface NameFieldProps {
  part: GraphNode
  graph: PipelineGraph
  /** Computes a step before the one that it reads. */
  onMove(name: string): void
  onRename(to: string): void
  onRemove(): void
}

/** The name of the part, and its removal; what reads the part follows both. */
export function NameField({ part, graph, onMove, onRename, onRemove }: NameFieldProps) {
  const t = useTexts(pipelineTexts)
  const [draft, setDraft] = useState<string | null>(null)
  const to = draft?.trim() ?? ''
  const misfit = draft !== null && to !== '' && !NAME.test(to)
  const earlier = goesBefore(part, graph)
  const behind = graph.edges.filter(({ from }) => from === part.id).map(({ to }) => to)
  const next = graph.nodes.find(({ id, section }) => section === 'steps' && id === behind[0])
  const later = next && goesBefore(next, graph) ? next.name : null
  return (
    <Field label={t.stepName()} {...(misfit && { error: t.nameMisfit() })}>
      {(links) => (
        <div className="flex gap-2">
          <Input
            {...links}
            mono
            spellCheck={false}
            value={draft ?? part.name}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur()
              if (event.key === 'Escape') setDraft(null)
            }}
            onBlur={() => {
              setDraft(null)
              if (to !== '' && !misfit && to !== part.name) onRename(to)
            }}
          />
          {part.section === 'steps' && (
            <>
              <Move label={t.moveEarlier()} step={earlier ? part.name : null} onMove={onMove} icon={MoveUp} />
              <Move label={t.moveLater()} step={later} onMove={onMove} icon={MoveDown} />
              <Button look="quiet" size="icon" aria-label={t.removeStep()} title={t.removeStep()} onClick={onRemove}>
                <Trash2 aria-hidden />
              </Button>
            </>
          )}
        </div>
      )}
    </Field>
  )
}

/** Whether a step and the one that it reads can change places: each has one input, and nothing else reads the latter. */
function goesBefore(step: GraphNode, { nodes, edges }: PipelineGraph): boolean {
  const inputs = edges.filter(({ to }) => to === step.id)
  const before = nodes.find(({ id }) => id === inputs[0]?.from)
  if (before?.section !== 'steps' || typeof step.value.input !== 'string') return false
  return typeof before.value.input === 'string' && edges.filter(({ from }) => from === before.id).length === 1
}

interface MoveProps {
  label: string
  /** The step that goes before the one that it reads; null: it cannot. */
  step: string | null
  onMove(name: string): void
  icon: LucideIcon
}

function Move({ label, step, onMove, icon: Icon }: MoveProps) {
  return (
    <Button
      look="quiet"
      size="icon"
      aria-label={label}
      title={label}
      disabled={step === null}
      onClick={() => step !== null && onMove(step)}
    >
      <Icon aria-hidden />
    </Button>
  )
}

/** As documents have them: letters, digits and `_`. */
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u

'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { runStartTexts } from '@ai-etl/core/messages/web/run-start'
import { ArrowRight, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/field.tsx'
import { Menu, MenuItem } from '#ui/menu.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { type Asked, sent, type Values } from './asked.ts'
import { useGiven } from './use-given.ts'
import { ValuesDialog } from './values-dialog.tsx'

/** What a run is begun with. */
export interface Start {
  readonly params: Values
  /** All of the incremental sources is read. */
  readonly full: boolean
}

interface RunButtonProps {
  pipeline: { readonly id: string; readonly projectId: string; readonly name: string }
  asked: Asked
  /** Values that rows are looked at with. */
  values: Values
  disabled: boolean
  busy: boolean
  problem: unknown
  onStart(start: Start): void
}

/**
 * Runs a pipeline: at once where it leaves nothing to be said, else with the values of its parameters, and for sources
 * of which only what is new is read, all of them again. `?start=` names the run whose values are taken.
 */
export function RunButton({ pipeline, asked, values, disabled, busy, problem, onStart }: RunButtonProps) {
  const t = useTexts(pipelineTexts)
  const ts = useTexts(runStartTexts)
  const { parameters, incremental } = asked
  const [from, setFrom] = useUrlState('start', '')
  const [open, setOpen] = useState(false)
  const [full, setFull] = useState(false)
  const asking = !disabled && (open || (from !== '' && parameters.length > 0))
  const given = useGiven({ ...pipeline, pipelineId: pipeline.id, runId: from || null, parameters }, asking)
  const ask = (all: boolean) => {
    setFull(all)
    setOpen(true)
  }
  const close = () => {
    setOpen(false)
    setFrom('')
  }
  const looked = Object.keys(values).length > 0
  return (
    <>
      <span className="inline-flex">
        <Button
          look="primary"
          disabled={disabled || busy}
          onClick={() => (parameters.length > 0 ? ask(false) : onStart({ params: {}, full: false }))}
        >
          {t.run()} <ArrowRight aria-hidden />
        </Button>
        {incremental.length > 0 && (
          <Menu
            trigger={
              <Button look="quiet" size="icon" aria-label={ts.more()} disabled={disabled || busy}>
                <ChevronDown aria-hidden />
              </Button>
            }
          >
            <MenuItem onSelect={() => ask(true)}>{ts.readAll()}</MenuItem>
          </Menu>
        )}
      </span>
      {asking && given !== undefined && (
        <ValuesDialog
          title={ts.title({ name: pipeline.name })}
          verb={ts.run()}
          parameters={parameters}
          first={looked && from === '' ? values : (given?.values ?? {})}
          {...(given !== null &&
            !(looked && from === '') && {
              note: [from === '' ? ts.lastUsed() : ts.fromRun(), given.hidden ? ts.hidden() : ''].join(' '),
            })}
          busy={busy}
          onClose={close}
          onDone={(said) => onStart({ params: sent(parameters, said), full })}
        >
          {incremental.length > 0 && (
            <Check
              label={ts.full()}
              hint={ts.fullWhat({ sources: incremental.join(', ') })}
              checked={full}
              onChange={({ target }) => setFull(target.checked)}
            />
          )}
          {problem !== null && <ProblemNote problem={problem} />}
        </ValuesDialog>
      )}
    </>
  )
}

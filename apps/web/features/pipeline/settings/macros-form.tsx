'use client'

import { readMacros } from '@ai-etl/core/expressions/macros'
import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { settingsTexts } from '@ai-etl/core/messages/web/pipeline-settings'
import { withArgument } from '@ai-etl/core/pipeline/edit/uses'
import { Plus, X } from 'lucide-react'
import { useMemo } from 'react'
import type { PipelineGraph } from '#features/graph/model.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { ExpressionField } from '../expression/expression-field.tsx'
import { DraftInput } from '../form/draft-input.tsx'
import { knownAround } from '../use-form.ts'
import type { SettingFormProps } from './settings-form.tsx'
import { freeAmong } from './use-settings.ts'

type Macro = PipelineGraph['macros'][string]

/** Functions of the document: their names, which all calls follow, their arguments and expressions. */
export function MacrosForm({ editing, settings, errorAt }: SettingFormProps) {
  const t = useTexts(settingsTexts)
  const { macros } = editing.graph
  const add = () => {
    const name = freeAmong('own_function', macros)
    editing.edit([{ op: 'add', section: 'macros', name, value: { params: ['x'], is: 'x' } }])
  }
  return (
    <div className="grid gap-4">
      {Object.entries(macros).map(([name, macro]) => (
        <MacroForm
          key={name}
          name={name}
          macro={macro}
          editing={editing}
          settings={settings}
          error={errorAt('macros', name)}
        />
      ))}
      <div>
        <Button size="small" onClick={add}>
          <Plus aria-hidden /> {t.addMacro()}
        </Button>
      </div>
    </div>
  )
}

interface MacroFormProps extends Pick<SettingFormProps, 'editing' | 'settings'> {
  name: string
  macro: Macro
  error: string | undefined
}

function MacroForm({ name, macro, editing, settings, error }: MacroFormProps) {
  const t = useTexts(settingsTexts)
  const tp = useTexts(pipelineTexts)
  const { graph } = editing
  const names = useMemo(() => {
    const { parameters } = knownAround(graph)
    const { [name]: _, ...others } = graph.macros
    const { macros } = readMacros(others)
    return { columns: [], functions: 'windows', parameters, macros, arguments: macro.params } as const
  }, [graph, name, macro.params])
  return (
    <fieldset className="grid gap-3 rounded-control border border-line-soft p-3" data-setting={name}>
      <legend className="px-1 font-mono text-2 font-medium text-ink-2" translate="no">
        {name}({macro.params.join(', ')})
      </legend>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
        <Field label={t.name()}>
          {(links) => (
            <DraftInput
              {...links}
              aria-label={t.nameOf({ name })}
              value={name}
              misfit={(to) => (settings.fits('macros', to) ? undefined : t.misfit())}
              onDone={(to) => settings.rename('macros', name, to)}
            />
          )}
        </Field>
        <Button
          look="quiet"
          size="icon"
          className="md:order-last"
          aria-label={tp.remove({ name })}
          onClick={() => editing.edit([{ op: 'remove', section: 'macros', name }])}
        >
          <X aria-hidden />
        </Button>
        <Field label={t.arguments()} className="col-span-2 md:col-span-1">
          {(links) => (
            <DraftInput
              {...links}
              aria-label={t.argumentsOf({ name })}
              placeholder={t.argumentsHint()}
              value={macro.params.join(', ')}
              onDone={(text) => {
                const next = argumentsOf(text)
                editing.edit([
                  { op: 'set', path: ['macros', name, 'params'], value: next },
                  { op: 'set', path: ['macros', name, 'is'], value: followed(macro, next) },
                ])
              }}
            />
          )}
        </Field>
      </div>
      <ExpressionField
        label={t.expressionOf({ name })}
        text={macro.is}
        place={null}
        names={names}
        error={error}
        onChange={(text, typed) => {
          const path = ['macros', name, 'is']
          editing.edit([{ op: 'set', path, value: text }], typed ? path.join('.') : null)
        }}
      />
    </fieldset>
  )
}

/** Names with commas between. */
function argumentsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** The expression of a macro whose arguments are called otherwise; where there are more or fewer, it stays. */
function followed({ params, is }: Macro, next: readonly string[]): string {
  if (next.length !== params.length) return is
  const changed = params.flatMap((from, i) => (from === next[i] ? [] : [[from, next[i]] as const]))
  // Two that change places are not told from two that are called otherwise.
  return changed.length === 1 && !params.includes(changed[0][1]) ? withArgument(is, ...changed[0]) : is
}

'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { settingsTexts } from '@ai-etl/core/messages/web/pipeline-settings'
import { Plus, X } from 'lucide-react'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { DraftInput } from '../form/draft-input.tsx'
import { textOf } from '../form/schema.ts'
import { TypeInput } from '../form/type-input.tsx'
import { valueOfType } from '../form/typed-value.ts'
import type { SettingFormProps } from './settings-form.tsx'
import { freeAmong } from './use-settings.ts'

/** Parameters: their names, which expressions follow, types and what counts when nothing is given. */
export function ParamsForm({ editing, settings, errorAt }: SettingFormProps) {
  const t = useTexts(settingsTexts)
  const tp = useTexts(pipelineTexts)
  const { params } = editing.graph
  const set = (name: string, key: string, value: unknown) => {
    const path = ['params', name, key]
    editing.edit([value === undefined ? { op: 'unset', path } : { op: 'set', path, value }], path.join('.'))
  }
  const add = () => {
    const name = freeAmong('param', params)
    editing.edit([{ op: 'add', section: 'params', name, value: { type: 'string', default: '' } }])
  }
  return (
    <div className="grid gap-3">
      {Object.entries(params).map(([name, param]) => {
        const error = errorAt('params', name)
        const known = Object.hasOwn(param, 'default')
        return (
          <div key={name} className="grid gap-1" data-setting={name}>
            <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 md:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_minmax(0,3fr)_auto]">
              <DraftInput
                aria-label={t.nameOf({ name })}
                value={name}
                misfit={(to) => (settings.fits('params', to) ? undefined : t.misfit())}
                onDone={(to) => settings.rename('params', name, to)}
              />
              <Button
                look="quiet"
                size="icon"
                className="md:order-last"
                aria-label={tp.remove({ name })}
                onClick={() => editing.edit([{ op: 'remove', section: 'params', name }])}
              >
                <X aria-hidden />
              </Button>
              <TypeInput label={t.typeOf({ name })} value={param.type} onChange={(type) => set(name, 'type', type)} />
              <DraftInput
                aria-label={t.defaultOf({ name })}
                placeholder={t.mustBeGiven()}
                value={textOf(param.default)}
                onDone={(text) => {
                  if (text !== '') set(name, 'default', valueOfType(text, param.type))
                  else if (known) set(name, 'default', undefined)
                }}
              />
            </div>
            {error !== undefined && <p className="text-2 text-bad">{error}</p>}
          </div>
        )
      })}
      <div>
        <Button size="small" onClick={add}>
          <Plus aria-hidden /> {t.addParam()}
        </Button>
      </div>
    </div>
  )
}

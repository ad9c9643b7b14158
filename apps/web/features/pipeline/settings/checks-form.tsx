'use client'

import { diagnose } from '@ai-etl/core/expressions/assist/diagnose'
import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { checkKindTexts, checkTexts, settingsTexts } from '@ai-etl/core/messages/web/pipeline-settings'
import { CircleAlert, Plus, X } from 'lucide-react'
import { useMemo } from 'react'
import type { PipelineGraph } from '#features/graph/model.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import { type FormKnowledge, FormProvider } from '../form/form-context.ts'
import { KeyField } from '../form/key-field.tsx'
import type { Schema } from '../form/schema.ts'
import { type Finding, findingsOf } from '../use-check.ts'
import { knownAround, placeIn, typedColumns } from '../use-form.ts'
import { type CheckKind, checkKinds, checkOf, kindOf } from './check-schema.ts'
import { RowsBounds } from './rows-bounds.tsx'
import type { SettingFormProps } from './settings-form.tsx'

/** What must hold of the rows before anything is published: each check by the form of its kind. */
export function ChecksForm({ editing, check, schema }: SettingFormProps & { schema: Schema }) {
  const t = useTexts(settingsTexts)
  const { graph } = editing
  const kinds = useMemo(() => checkKinds(schema), [schema])
  const columns = useMemo(() => typedColumns(check), [check])
  const around = useMemo(() => knownAround(graph), [graph])
  const inputs = graph.nodes.filter(({ section }) => section !== 'targets').map(({ name }) => name)
  const columnsOf = (name: string) => columns.get(name) ?? []
  const put = (at: number, value: unknown) => editing.edit([{ op: 'set', path: ['checks', at], value }])
  const add = () => {
    const on = inputs.at(-1) ?? ''
    const names = columnsOf(on).map(({ name }) => name)
    put(graph.checks.length, checkOf(names.length > 0 ? 'notNull' : 'rows', on, names))
  }
  return (
    <div className="grid gap-4">
      {graph.checks.map((each, at) => (
        <CheckForm
          // Checks have no names of their own; they are told apart by their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          at={at}
          value={each}
          kinds={kinds}
          errors={findingsOf(check?.errors ?? [], 'checks', String(at))}
          known={{ inputs, columnsOf, around }}
          onSet={(key, value, typed) => {
            const path = ['checks', at, key]
            const operation =
              value === undefined ? ({ op: 'unset', path } as const) : ({ op: 'set', path, value } as const)
            if (value !== undefined || key in each) editing.edit([operation], typed ? path.join('.') : null)
          }}
          onPut={(value) => put(at, value)}
          onRemove={() =>
            editing.edit([{ op: 'unset', path: graph.checks.length === 1 ? ['checks'] : ['checks', at] }])
          }
        />
      ))}
      <div>
        <Button size="small" disabled={inputs.length === 0} onClick={add}>
          <Plus aria-hidden /> {t.addCheck()}
        </Button>
      </div>
    </div>
  )
}

interface CheckFormProps {
  at: number
  value: PipelineGraph['checks'][number]
  kinds: readonly CheckKind[]
  errors: readonly Finding[]
  known: Pick<FormKnowledge, 'inputs' | 'columnsOf' | 'around'>
  onSet(key: string, value: unknown, typed: boolean): void
  onPut(value: unknown): void
  onRemove(): void
}

function CheckForm({ at, value, kinds, errors, known, onSet, onPut, onRemove }: CheckFormProps) {
  const t = useTexts(checkTexts)
  const tp = useTexts(pipelineTexts)
  const lang = useLanguage()
  const on = typeof value.on === 'string' ? value.on : ''
  const columns = known.columnsOf(on)
  const own = kindOf(value, kinds)
  const form = useMemo((): FormKnowledge => {
    const scope = { columns, input: on, ...known.around }
    return {
      type: 'check',
      ...known,
      columns: columns.length === 0 ? null : columns,
      place: () => (columns.length === 0 ? null : { scope, condition: true }),
      errorAt: (path) => errors.find(({ where }) => placeIn(where) === ['checks', at, ...path].join('.'))?.message,
    }
  }, [at, columns, errors, known, on])
  const place = form.place(['holds'])
  const said = own?.kind === 'holds' && place !== null && diagnose(String(value.holds), place).fault !== null
  // A fault of the condition is said where it is written.
  const whole = said ? undefined : errors.find(({ where }) => !isWithin(where, at, own))
  const kindName = (kind: string) => (isNamed(kind) ? checkKindTexts[kind][lang]({}) : kind)
  return (
    <FormProvider value={form}>
      <fieldset className="grid gap-3 rounded-control border border-line-soft p-3" data-setting={`check ${at + 1}`}>
        <legend className="px-1 text-2 font-medium text-ink-2">{t.check({ n: at + 1 })}</legend>
        <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
          <KeyField
            path={['on']}
            schema={own?.schema.properties?.on ?? { format: 'reference' }}
            value={value.on}
            required
            onChange={(next) => onSet('on', next ?? '', false)}
          />
          <Button
            look="quiet"
            size="icon"
            className="md:order-last"
            aria-label={t.remove({ n: at + 1 })}
            onClick={onRemove}
          >
            <X aria-hidden />
          </Button>
          <Field label={t.kind()} className="col-span-2 md:col-span-1">
            {(links) => (
              <Select
                {...links}
                value={own?.kind ?? ''}
                onChange={({ target }) =>
                  onPut(
                    checkOf(
                      target.value,
                      on,
                      columns.map(({ name }) => name),
                      value,
                    ),
                  )
                }
              >
                {own === undefined && <option value="">{tp.notSet()}</option>}
                {kinds.map(({ kind }) => (
                  <option key={kind} value={kind}>
                    {kindName(kind)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        {own?.kind === 'rows' ? (
          <RowsBounds value={value.rows} onChange={(next, typed = false) => onSet('rows', next, typed)} />
        ) : (
          Object.entries(own?.schema.properties ?? {})
            .filter(([key]) => key !== 'on')
            .map(([key, schema]) => (
              <KeyField
                key={`${own?.kind} ${key}`}
                path={[key]}
                schema={schema}
                value={value[key]}
                required
                onChange={(next, typed = false) => onSet(key, next ?? '', typed)}
              />
            ))
        )}
        {whole !== undefined && (
          <p className="flex gap-1 text-2 text-bad" role="status">
            <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" /> {whole.message}
          </p>
        )}
      </fieldset>
    </FormProvider>
  )
}

function isNamed(kind: string): kind is keyof typeof checkKindTexts {
  return Object.hasOwn(checkKindTexts, kind)
}

/** Whether a field says an error itself: that of exactly its key. */
function isWithin(where: string | null, at: number, own: CheckKind | undefined): boolean {
  const place = placeIn(where)
  return Object.keys(own?.schema.properties ?? {}).some((key) => place === `checks.${at}.${key}`)
}

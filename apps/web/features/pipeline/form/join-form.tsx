'use client'

import { joinTexts } from '@ai-etl/core/messages/web/joins'
import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { sideOf } from '@ai-etl/core/pipeline/edit/expression-places'
import {
  type JoinKey,
  likelyJoinKeys,
  type NamedSide,
  readJoinKeys,
  writeJoinKeys,
} from '@ai-etl/core/pipeline/edit/join-keys'
import { formatType } from '@ai-etl/core/types/logical'
import { Plus, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { DraftInput } from './draft-input.tsx'
import { type Change, useForm } from './form-context.ts'
import { KeyField } from './key-field.tsx'
import { keyName, optionName } from './keys.ts'
import type { Schema } from './schema.ts'

interface JoinFormProps {
  value: Readonly<Record<string, unknown>>
  schema: Schema
  /** How the sides meet, as it was measured. */
  overlap: ReactNode
  /** `undefined` takes a key out of the document. */
  onChange(key: string, ...change: Parameters<Change>): void
}

/** A join: its sides, the columns that must be equal, or a condition that says more, and how the sides meet. */
export function JoinForm({ value, schema, overlap, onChange }: JoinFormProps) {
  const t = useTexts(joinTexts)
  const lang = useLanguage()
  const kind = typeof value.kind === 'string' ? value.kind : 'inner'
  const kinds = schema.properties?.kind?.enum?.map(String) ?? []
  return (
    <>
      <Side side="left" value={value} onChange={onChange} />
      <Side side="right" value={value} onChange={onChange} />
      <Field label={keyName('kind', lang)} className="md:col-span-2">
        {(links) => (
          <Select
            {...links}
            value={kind}
            onChange={(event) => {
              onChange('kind', event.target.value)
              if (event.target.value === 'cross') onChange('on', undefined)
              else if (value.on === undefined) onChange('on', 'true')
            }}
          >
            {kinds.map((each) => (
              <option key={each} value={each}>
                {optionName('kind', each, lang)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {kind === 'cross' ? (
        <p className="text-ink-2 md:col-span-2">{t.everyPair()}</p>
      ) : (
        <div className="grid gap-3 md:col-span-2">
          <Condition value={value} schema={schema} onChange={onChange} />
          {overlap}
        </div>
      )}
      <div className="md:col-span-2">
        <KeyField
          path={['columns']}
          schema={schema.properties?.columns ?? {}}
          value={value.columns}
          required={false}
          onChange={(next, typed) =>
            onChange('columns', Object.keys((next as object | undefined) ?? {}).length === 0 ? undefined : next, typed)
          }
        />
      </div>
    </>
  )
}

/** What a side reads, and what it is called where both read the same. */
function Side({ side, value, onChange }: { side: 'left' | 'right' } & Pick<JoinFormProps, 'value' | 'onChange'>) {
  const t = useTexts(joinTexts)
  const tp = useTexts(pipelineTexts)
  const lang = useLanguage()
  const form = useForm()
  const own = sideOf(value[side])
  const other = sideOf(value[side === 'left' ? 'right' : 'left'])
  const named = own !== null && (own.as !== own.input || own.input === other?.input)
  const error = form.errorAt([side])
  const give = (input: string, as: string) => onChange(side, as === input ? input : { input, as })
  return (
    <div className="grid content-start gap-2">
      <Field label={keyName(side, lang)} required {...(error !== undefined && { error })}>
        {(links) => (
          <Select
            {...links}
            value={own?.input ?? ''}
            onChange={(event) => {
              const input = event.target.value
              give(input, input === other?.as ? `${input}_2` : input)
            }}
          >
            {own === null && <option value="">{tp.notSet()}</option>}
            {form.inputs.map((input) => (
              <option key={input}>{input}</option>
            ))}
          </Select>
        )}
      </Field>
      {named && (
        <Field label={t.sideName()}>
          {(links) => (
            <DraftInput {...links} value={own.as} onDone={(as) => give(own.input, as === '' ? own.input : as)} />
          )}
        </Field>
      )}
    </div>
  )
}

function Condition({ value, schema, onChange }: Pick<JoinFormProps, 'value' | 'schema' | 'onChange'>) {
  const t = useTexts(joinTexts)
  const form = useForm()
  const [left, right] = [namedSide(value.left, form.columnsOf), namedSide(value.right, form.columnsOf)]
  const on = typeof value.on === 'string' ? value.on : ''
  const keys = left && right ? readJoinKeys(on, left, right) : null
  const [wanted, setWanted] = useState<'columns' | 'expression'>('columns')
  const view = keys === null ? 'expression' : wanted
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="mr-auto text-2 font-medium text-ink-2">{t.keys()}</h3>
        <Segmented
          label={t.howToSay()}
          value={view}
          onChange={setWanted}
          options={[
            { value: 'columns', label: t.byColumns() },
            { value: 'expression', label: t.byExpression() },
          ]}
        />
      </div>
      {view === 'columns' && keys !== null && left && right ? (
        <Keys
          keys={keys}
          left={left}
          right={right}
          onChange={(next) => onChange('on', writeJoinKeys(next, left.as, right.as))}
        />
      ) : (
        <>
          <KeyField
            path={['on']}
            schema={schema.properties?.on ?? {}}
            value={value.on}
            required
            onChange={(next, typed) => onChange('on', next, typed)}
          />
          {wanted === 'columns' && keys === null && left !== null && right !== null && (
            <p className="text-2 text-ink-3">{t.moreThanColumns()}</p>
          )}
        </>
      )}
    </div>
  )
}

function namedSide(side: unknown, columnsOf: ReturnType<typeof useForm>['columnsOf']): NamedSide | null {
  const named = sideOf(side)
  if (named === null) return null
  const columns = columnsOf(named.input)
  return columns.length === 0 ? null : { as: named.as, columns }
}

interface KeysProps {
  keys: readonly JoinKey[]
  left: NamedSide
  right: NamedSide
  onChange(keys: readonly JoinKey[]): void
}

/** Pairs of columns that must be equal. */
function Keys({ keys, left, right, onChange }: KeysProps) {
  const t = useTexts(joinTexts)
  const tp = useTexts(pipelineTexts)
  const taken = (key: JoinKey) => keys.some((each) => each.left === key.left && each.right === key.right)
  const likely = likelyJoinKeys(left, right).filter((key) => !taken(key))
  const next = likely[0] ?? { left: left.columns[0].name, right: right.columns[0].name }
  return (
    <div className="grid gap-2">
      {keys.length === 0 && <p className="text-3 text-ink-2">{t.noKeys()}</p>}
      {keys.map((key, i) => (
        // Pairs have no names of their own; they are told apart by their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-center gap-2">
          <ColumnSelect
            label={t.keyOf({ n: i + 1, side: left.as })}
            side={left}
            value={key.left}
            onChange={(name) => onChange(keys.map((each, at) => (at === i ? { ...each, left: name } : each)))}
          />
          <span aria-hidden className="font-mono text-ink-3">
            =
          </span>
          <ColumnSelect
            label={t.keyOf({ n: i + 1, side: right.as })}
            side={right}
            value={key.right}
            onChange={(name) => onChange(keys.map((each, at) => (at === i ? { ...each, right: name } : each)))}
          />
          <Button
            look="quiet"
            size="icon"
            aria-label={tp.remove({ name: `${key.left} = ${key.right}` })}
            onClick={() => onChange(keys.filter((_, at) => at !== i))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => onChange([...keys, next])}>
          <Plus aria-hidden /> {t.addKey()}
        </Button>
        {keys.length === 0 &&
          likely.slice(0, 3).map((key) => (
            <Button key={`${key.left} ${key.right}`} size="small" look="quiet" onClick={() => onChange([key])}>
              <span className="font-mono text-2" translate="no">
                {key.left} = {key.right}
              </span>
            </Button>
          ))}
      </div>
    </div>
  )
}

function ColumnSelect({
  label,
  side,
  value,
  onChange,
}: {
  label: string
  side: NamedSide
  value: string
  onChange(name: string): void
}) {
  return (
    <Select
      aria-label={label}
      className="font-mono text-2"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {side.columns.map(({ name, type }) => (
        <option key={name} value={name}>
          {name} · {formatType(type)}
        </option>
      ))}
    </Select>
  )
}

'use client'

import type { DataDiff } from '@ai-etl/core/documents/data-diff'
import { dataDifferenceTexts } from '@ai-etl/core/messages/web/data-difference'
import { diffLines } from '@ai-etl/core/pipeline/diff'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { graphOf } from '#features/graph/model.ts'
import { parametersOf } from '#features/schedule/parameters.ts'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/code.tsx'
import { Note } from '#ui/note.tsx'
import { Page, Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Progress } from '#ui/progress.tsx'
import { Lines } from '../lines.tsx'
import { Choices } from './choices.tsx'
import { commonSteps, comparedColumns } from './comparable.ts'
import { TableDifference } from './table-difference.tsx'
import { useComparison } from './use-comparison.ts'
import { DRAFT, useDraft, useVersionText } from './version-texts.ts'

interface ComparisonViewProps {
  pipeline: { readonly id: string; readonly projectId: string; readonly name: string; readonly version: number }
  /** Numbers of the versions, the latest first. */
  versions: readonly number[]
  edits: boolean
  /** Links to the pages beside. */
  actions: ReactNode
}

/** What two versions of a pipeline make of the same input: chosen, compared by a job, and shown; a link shares it. */
export function ComparisonView({ pipeline, versions, edits, actions }: ComparisonViewProps) {
  const t = useTexts(dataDifferenceTexts)
  const { id, projectId, name, version: current } = pipeline
  const [askedBefore, setBefore] = useUrlState<string>('before', '')
  const [askedAfter, setAfter] = useUrlState<string>('after', '')
  const before = askedBefore || String(Math.max(1, current - 1))
  const after = askedAfter || String(current)
  const [on, setOn] = useUrlState<string>('on', '')
  const [key, setKey] = useUrlState<string>('key', '')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const draft = useDraft(id)
  const earlier = useVersionText(id, before, draft)
  const later = useVersionText(id, after, draft)
  const comparison = useComparison(projectId)
  const columns = useColumns(projectId, later.text, on)
  const keyColumns = key === '' ? [] : key.split(',')

  const label = (version: string) =>
    version === DRAFT
      ? t.draft()
      : Number(version) === current
        ? t.currentVersion({ n: current })
        : t.version({ n: Number(version) })
  const offered = [...(draft === null ? [] : [DRAFT]), ...versions.map(String)]
  const choices = [...new Set([...offered, before, after])].map((value) => ({ value, label: label(value) }))
  const parameters = useMemo(
    () => (later.text === null ? [] : parametersOf(later.text).concat(missingIn(later.text, earlier.text))),
    [earlier.text, later.text],
  )
  const unsaid = parameters.some((each) => each.byDefault === null && (values[each.name] ?? '') === '')
  const compare = () => {
    if (earlier.text === null || later.text === null) return
    // The link says which they were when others are the last ones.
    setBefore(before)
    setAfter(after)
    const params = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
    const request = { on, key: keyColumns, params }
    comparison.start({
      ...request,
      before: { name: label(before), text: earlier.text },
      after: { name: label(after), text: later.text },
    })
  }
  const noDraft = draft === null && [before, after].includes(DRAFT)
  const failure = earlier.problem ?? later.problem ?? comparison.problem
  const { result, running } = comparison
  return (
    <Page title={titleOf(name, result, t)} lead={t.lead()} actions={actions}>
      <Stack>
        <Choices
          versions={choices}
          before={before}
          after={after}
          onVersions={(earlierOne, laterOne) => {
            comparison.forget()
            setBefore(earlierOne)
            setAfter(laterOne)
          }}
          steps={commonSteps(earlier.text, later.text)}
          on={on}
          onOn={(step) => {
            comparison.forget()
            setOn(step)
            setKey('')
          }}
          columns={columns}
          keyColumns={keyColumns}
          onKey={(names) => {
            comparison.forget()
            setKey(names.join(','))
          }}
          parameters={parameters}
          values={values}
          onValue={(param, value) => setValues((known) => ({ ...known, [param]: value }))}
          footer={
            <div className="flex flex-wrap items-center gap-3">
              <Button
                look="primary"
                disabled={!edits || running || unsaid || earlier.text === null || later.text === null}
                onClick={compare}
              >
                {result === null ? t.compare() : t.again()} <ArrowRight aria-hidden />
              </Button>
              {running && (
                <Button disabled={comparison.cancel === null} onClick={() => comparison.cancel?.()}>
                  {t.cancel()}
                </Button>
              )}
              {!edits && <span className="text-2 text-ink-2">{t.onlyEngineers()}</span>}
              {noDraft && !running && result === null && <span className="text-2 text-ink-2">{t.noDraft()}</span>}
              {result !== null && <CopyButton text={window.location.href} label={t.copyLink()} />}
            </div>
          }
        />
        {running && <Going progress={comparison.progress} />}
        {comparison.cancelled && <Note tone="warn" title={t.cancelled()} role="status" />}
        {comparison.gone ? (
          <Note tone="warn">{t.gone()}</Note>
        ) : (
          failure !== null && !running && <ProblemNote problem={failure} />
        )}
        {result !== null && <Result result={result} />}
        {earlier.text !== null && later.text !== null && (
          <Panel title={t.textOfBoth()} padded={false}>
            {earlier.text === later.text ? (
              <p className="p-4 text-ink-2">{t.sameTexts()}</p>
            ) : (
              <Lines label={t.textOfBoth()} lines={diffLines(earlier.text, later.text)} />
            )}
          </Panel>
        )}
      </Stack>
    </Page>
  )
}

function titleOf(name: string, result: DataDiff | null, t: ReturnType<typeof useTexts<typeof dataDifferenceTexts>>) {
  if (result === null) return t.title({ name })
  if (result.equal) return t.titleEqual({ name })
  const sum = (of: 'added' | 'removed' | 'changed') => result.tables.reduce((n, table) => n + table[of], 0)
  return t.titleDiffers({ name, added: sum('added'), removed: sum('removed'), changed: sum('changed') })
}

/** Parameters that the other text alone declares. */
function missingIn(text: string, other: string | null) {
  const known = new Set(parametersOf(text).map(({ name }) => name))
  return other === null ? [] : parametersOf(other).filter(({ name }) => !known.has(name))
}

/** Columns that a key can be made of; none while they are awaited, or where the document has errors. */
function useColumns(projectId: string, text: string | null, on: string): readonly string[] {
  const { data } = useQuery({
    queryKey: ['checkPipeline', projectId, text],
    queryFn: ({ signal }) => api.call('checkPipeline', { query: { projectId }, body: { text: text ?? '' }, signal }),
    enabled: text !== null,
    retry: false,
  })
  return useMemo(() => {
    const columnsOf = (step: string) =>
      data?.steps.find(({ id }) => id === step)?.columns.map((column) => column.name) ?? []
    return comparedColumns(text === null ? null : graphOf(text), on, columnsOf)
  }, [data, on, text])
}

function Going({ progress }: { progress: ReturnType<typeof useComparison>['progress'] }) {
  const t = useTexts(dataDifferenceTexts)
  const { done = 0, total = null } = progress ?? {}
  return (
    <Panel title={t.running()}>
      <Progress label={t.running()} value={total === null ? null : (100 * done) / Math.max(1, total)} big />
    </Panel>
  )
}

function Result({ result }: { result: DataDiff }) {
  const t = useTexts(dataDifferenceTexts)
  return (
    <div className="grid gap-8" data-compared="">
      {result.equal && <Note tone="ok" title={t.equal()} />}
      {result.onlyBefore.map((name) => (
        <Note key={name} tone="warn" title={t.onlyBefore({ name })} />
      ))}
      {result.onlyAfter.map((name) => (
        <Note key={name} tone="warn" title={t.onlyAfter({ name })} />
      ))}
      {result.tables.map((table) => (
        <TableDifference key={table.name} table={table} />
      ))}
    </div>
  )
}

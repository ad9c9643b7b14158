'use client'

import { ApiProblem } from '@ai-etl/client/problem'
import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { useMutation } from '@tanstack/react-query'
import { ArrowRight, CalendarClock, GitCompareArrows, Redo2, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { graphOf } from '#features/graph/model.ts'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { Button } from '#ui/button.tsx'
import { Columns, Page, Stack } from '#ui/page.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'
import { Conflict } from './conflict.tsx'
import { DryRun } from './dry-run.tsx'
import type { Schema } from './form/schema.ts'
import { emptyStep } from './form/schema.ts'
import { GraphPanel } from './graph-panel.tsx'
import { PartPanel } from './part-panel.tsx'
import { RowsPanel } from './rows-panel.tsx'
import { useCheck } from './use-check.ts'
import { useDocument } from './use-document.ts'
import { useShortcuts } from './use-shortcuts.ts'

interface EditorProps {
  pipeline: { readonly id: string; readonly projectId: string; readonly name: string; readonly version: number }
  text: string
  schemas: { readonly document: Schema; readonly steps: Readonly<Record<string, Schema>> }
  /** The dataset whose corridor the reader walks; null: none. */
  dataset: string | null
  /** Whether the reader may save and run. */
  edits: boolean
}

/** A pipeline as a graph, a form and a text that never fall out of step, with the rows after the chosen part. */
export function PipelineEditor({ pipeline, text, schemas, dataset, edits }: EditorProps) {
  const t = useTexts(pipelineTexts)
  const router = useRouter()
  const editing = useDocument(pipeline.id, { version: pipeline.version, text })
  const { check, pending, problem } = useCheck(pipeline.projectId, editing.text)
  const [selected, select] = useUrlState<string>('part', lastReadable(text))
  const [conflict, setConflict] = useState<number | null>(null)
  const part = editing.graph.nodes.find(({ id }) => id === selected) ?? null
  const readable = part !== null && part.section !== 'targets' ? part : null

  const issue = useMutation({
    mutationFn: (basedOn: number) =>
      api.call('savePipeline', { params: { pipelineId: pipeline.id }, body: { text: editing.text, basedOn } }),
    onSuccess: ({ number }) => {
      editing.settle(number, editing.text)
      setConflict(null)
      toast(t.issued({ n: number }))
      router.refresh()
    },
    onError: (error) => setConflict(versionOf(error)),
  })
  const run = useMutation({
    mutationFn: async () => {
      if (editing.dirty) await issue.mutateAsync(editing.basedOn)
      return api.call('runPipeline', { params: { pipelineId: pipeline.id }, body: {} })
    },
    onSuccess: ({ runId }) => router.push(`/runs/${runId}${dataset === null ? '' : `?dataset=${dataset}`}`),
  })

  const addStep = (type: string) => {
    if (readable === null) return
    const name = freeName(
      type,
      editing.graph.nodes.map((node) => node.name),
    )
    editing.edit([{ op: 'insertStep', name, value: emptyStep(type, schemas.steps[type] ?? {}), after: readable.name }])
    select(`steps.${name}`)
  }
  const removeStep = () => {
    if (part?.section !== 'steps') return
    const single = typeof part.value.input === 'string'
    editing.edit([single ? { op: 'removeStep', name: part.name } : { op: 'remove', section: 'steps', name: part.name }])
    select('')
    toast(t.removed({ name: part.name }), { undo: editing.undo })
  }
  useShortcuts({
    undo: editing.undo,
    redo: editing.redo,
    addStep: () => document.querySelector<HTMLElement>('[data-add-step]')?.focus(),
    removeStep,
  })

  const errors = check?.errors ?? []
  const good = check?.ok === true && editing.readable
  const steps = editing.graph.nodes.filter(({ section }) => section === 'steps').length
  const title =
    check === null
      ? t.titleChecking({ name: pipeline.name })
      : good
        ? t.titleGood({ name: pipeline.name, n: steps })
        : t.titleBad({ name: pipeline.name, n: Math.max(1, errors.length), step: errors[0]?.step ?? null })
  const lead = !edits
    ? t.leadReadOnly()
    : editing.dirty
      ? t.leadDraft({ version: editing.basedOn, next: editing.basedOn + 1 })
      : t.leadSaved({ version: editing.basedOn })
  const failure = (conflict === null ? issue.error : null) ?? run.error ?? problem
  return (
    <Page
      title={title}
      lead={good || check === null ? lead : `${lead} ${t.runAfterErrors()}`}
      actions={
        <>
          <Button look="quiet" size="icon" aria-label={t.undo()} disabled={!editing.canUndo} onClick={editing.undo}>
            <Undo2 aria-hidden />
          </Button>
          <Button look="quiet" size="icon" aria-label={t.redo()} disabled={!editing.canRedo} onClick={editing.redo}>
            <Redo2 aria-hidden />
          </Button>
          <Button asChild>
            <Link href={`/pipelines/${pipeline.id}/versions`}>
              <GitCompareArrows aria-hidden /> {t.versions()}
            </Link>
          </Button>
          <Button asChild>
            <Link href={`/pipelines/${pipeline.id}/schedule`} prefetch={false}>
              <CalendarClock aria-hidden /> {t.schedule()}
            </Link>
          </Button>
          <DryRun projectId={pipeline.projectId} text={editing.text} disabled={!good} />
          {editing.dirty && edits && (
            <Button
              disabled={!editing.readable || pending || issue.isPending}
              onClick={() => issue.mutate(editing.basedOn)}
            >
              {t.issue({ n: editing.basedOn + 1 })}
            </Button>
          )}
          <Button look="primary" disabled={!good || pending || !edits || run.isPending} onClick={() => run.mutate()}>
            {t.run()} <ArrowRight aria-hidden />
          </Button>
        </>
      }
    >
      <Stack>
        {failure !== null && <ProblemNote problem={failure} />}
        <Columns of="lead">
          <GraphPanel
            graph={editing.graph}
            check={check}
            selected={selected}
            onSelect={select}
            onAdd={addStep}
            after={readable?.name ?? null}
          />
          <Stack>
            <PartPanel
              part={part}
              check={check}
              schemas={schemas}
              editing={editing}
              onSelect={select}
              onRemove={removeStep}
            />
            {readable && !errors.some(({ step }) => step === readable.name) && (
              <RowsPanel
                projectId={pipeline.projectId}
                text={editing.text}
                step={readable.name}
                ofSource={readable.section === 'sources'}
              />
            )}
          </Stack>
        </Columns>
      </Stack>
      <Conflict
        pipelineId={pipeline.id}
        version={conflict}
        mine={editing.text}
        onClose={() => setConflict(null)}
        onMine={(version) => {
          editing.rebase(version)
          issue.mutate(version)
        }}
        onTheirs={(version, theirs) => {
          editing.settle(version, theirs)
          setConflict(null)
          router.refresh()
        }}
      />
    </Page>
  )
}

/** The part that is looked at first: the last step before a target, else the source. */
function lastReadable(text: string): string {
  const nodes = graphOf(text)?.nodes ?? []
  return (nodes.findLast(({ section }) => section === 'steps') ?? nodes[0])?.id ?? ''
}

/** The version that stands in the way of saving; null for any other failure. */
function versionOf(error: unknown): number | null {
  if (!(error instanceof ApiProblem) || error.code !== 'object.changed') return null
  const known = error.answer.known as { currentVersion?: number } | undefined
  return known?.currentVersion ?? null
}

/** `filter`, `filter2`, …: the first that no part bears. */
function freeName(type: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? type : `${type}${n}`
    if (!taken.includes(name)) return name
  }
}

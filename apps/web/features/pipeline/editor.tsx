'use client'

import { ApiProblem } from '@ai-etl/client/problem'
import { dataDifferenceTexts } from '@ai-etl/core/messages/web/data-difference'
import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { useMutation } from '@tanstack/react-query'
import { Braces, CalendarClock, GitCompareArrows, Redo2, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { type GraphNode, graphOf } from '#features/graph/model.ts'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { Button } from '#ui/button.tsx'
import { Note } from '#ui/note.tsx'
import { Columns, Page, Stack } from '#ui/page.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'
import { Conflict } from './conflict.tsx'
import { DryRun } from './dry-run.tsx'
import type { Schema } from './form/schema.ts'
import { GraphPanel } from './graph-panel.tsx'
import { LineagePanel } from './lineage/lineage-panel.tsx'
import { trailOf } from './lineage/trail.ts'
import { PartPanel } from './part-panel.tsx'
import { PlacementPanel } from './placement/placement-panel.tsx'
import { usePlacement } from './placement/use-placement.ts'
import { RowsPanel } from './rows-panel.tsx'
import { askedOf, sent, unsaidIn, type Values } from './run-start/asked.ts'
import { LookedAtWith } from './run-start/looked-at-with.tsx'
import { RunButton, type Start } from './run-start/run-button.tsx'
import { settingOf } from './settings/setting.ts'
import { SettingsPanel } from './settings/settings-panel.tsx'
import { type Check, findingsOf, useCheck } from './use-check.ts'
import { useDocument } from './use-document.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useSteps } from './use-steps.ts'

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
  const td = useTexts(dataDifferenceTexts)
  const router = useRouter()
  const editing = useDocument(pipeline.id, { version: pipeline.version, text })
  const [values, setValues] = useState<Values>({})
  const { check: whole, checked, pending, problem } = useCheck(pipeline.projectId, editing.text, values)
  // What a run must be given is no fault of the document: the run asks for it.
  const { faults: check, parameters: lacked } = useMemo(
    () => (whole === null ? { faults: null, parameters: [] } : unsaidIn(whole)),
    [whole],
  )
  const [selected, select] = useUrlState<string>('part', lastReadable(text))
  const [conflict, setConflict] = useState<number | null>(null)
  const asked = useMemo(() => askedOf(editing.text), [editing.text])
  const part = editing.graph.nodes.find(({ id }) => id === selected) ?? null
  const readable = part !== null && part.section !== 'targets' ? part : null
  const [column, chooseColumn] = useUrlState<string>('column', '')
  const lineage = part?.section === 'targets' ? check?.lineage.find(({ target }) => target === part.name) : undefined
  const traced = lineage?.columns.find(({ name }) => name === column)
  const trail = useMemo(() => (lineage && traced ? trailOf(lineage.target, traced) : null), [lineage, traced])

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
    mutationFn: async (start: Start) => {
      if (editing.dirty) await issue.mutateAsync(editing.basedOn)
      return api.call('runPipeline', { params: { pipelineId: pipeline.id }, body: start })
    },
    onSuccess: ({ runId }) => router.push(`/runs/${runId}${dataset === null ? '' : `?dataset=${dataset}`}`),
  })

  const sound = checked !== null && check?.ok === true ? checked : null
  const placement = usePlacement(pipeline.projectId, sound, sent(asked.parameters, values))
  const steps = useSteps({ projectId: pipeline.projectId, editing, check, schemas: schemas.steps, select })
  const removeStep = () => part?.section === 'steps' && steps.remove(part)
  useShortcuts({
    undo: editing.undo,
    redo: editing.redo,
    addStep: () => document.querySelector<HTMLElement>('[data-add-step]')?.focus(),
    removeStep,
  })

  const errors = check?.errors ?? []
  const good = check?.ok === true && editing.readable
  const isOnlyUnsaid = editing.readable && errors.length === 0 && lacked.length > 0
  const count = editing.graph.nodes.filter(({ section }) => section === 'steps').length
  const title =
    check === null
      ? t.titleChecking({ name: pipeline.name })
      : good
        ? t.titleGood({ name: pipeline.name, n: count })
        : isOnlyUnsaid
          ? t.titleUnsaid({ name: pipeline.name })
          : t.titleBad({ name: pipeline.name, n: Math.max(1, errors.length), step: errors[0]?.step ?? null })
  const lead = !edits
    ? t.leadReadOnly()
    : editing.dirty
      ? t.leadDraft({ version: editing.basedOn, next: editing.basedOn + 1 })
      : t.leadSaved({ version: editing.basedOn })
  const failure = (conflict === null ? issue.error : null) ?? run.error ?? steps.problem ?? problem
  return (
    <Page
      title={title}
      busy={pending}
      lead={good || isOnlyUnsaid || check === null ? lead : `${lead} ${t.runAfterErrors()}`}
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
          <Button asChild>
            <Link href={`/pipelines/${pipeline.id}/code`} prefetch={false}>
              <Braces aria-hidden /> {t.code()}
            </Link>
          </Button>
          <DryRun
            projectId={pipeline.projectId}
            text={editing.text}
            params={sent(asked.parameters, values)}
            disabled={!good}
          />
          {editing.dirty && (
            <Button asChild>
              <Link
                href={`/pipelines/${pipeline.id}/difference?before=${editing.basedOn}&after=draft`}
                prefetch={false}
              >
                {td.link()}
              </Link>
            </Button>
          )}
          {editing.dirty && edits && (
            <Button
              disabled={!editing.readable || pending || issue.isPending}
              onClick={() => issue.mutate(editing.basedOn)}
            >
              {t.issue({ n: editing.basedOn + 1 })}
            </Button>
          )}
          <RunButton
            pipeline={pipeline}
            asked={asked}
            values={values}
            disabled={!(good || isOnlyUnsaid) || pending || !edits}
            busy={run.isPending}
            problem={run.error}
            onStart={run.mutate}
          />
        </>
      }
    >
      <Stack>
        {failure !== null && <ProblemNote problem={failure} />}
        {isOnlyUnsaid && (
          <Note
            title={t.unsaid({ names: lacked })}
            actions={
              <LookedAtWith parameters={asked.parameters} values={values} label={t.giveValues()} onChange={setValues} />
            }
          >
            {t.unsaidWhat()}
          </Note>
        )}
        <Columns of="lead" className="lg:grid-rows-[auto_1fr]">
          <Stack>
            <GraphPanel
              graph={editing.graph}
              check={check}
              selected={selected}
              trail={trail}
              placed={check?.ok === true ? placement.parts : null}
              onSelect={select}
              onAdd={steps.add}
              after={readable}
            />
            <SettingsPanel graph={editing.graph} check={check} selected={selected} onSelect={select} />
          </Stack>
          <Stack className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <PartPanel
              projectId={pipeline.projectId}
              part={part}
              setting={settingOf(selected)}
              check={check}
              checked={checked}
              schemas={schemas}
              editing={editing}
              onMove={steps.move}
              onRename={(to) => part && steps.rename(part, to)}
              onRemove={removeStep}
            />
            {readable && (
              <RowsPanel
                key={readable.id}
                projectId={pipeline.projectId}
                checked={checked}
                step={readable.name}
                parameters={asked.parameters}
                values={values}
                onValues={setValues}
                ofSource={readable.section === 'sources'}
                faulty={!editing.readable || !isComputed(check, readable)}
              />
            )}
            {lineage && <LineagePanel lineage={lineage} chosen={column} onChoose={chooseColumn} />}
          </Stack>
          <PlacementPanel
            className="lg:col-start-1"
            parts={placement.parts}
            faulty={check !== null && !check.ok}
            problem={placement.problem}
            onSelect={select}
          />
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

/** Whether what a part gives is known: neither it nor anything before it has an error. */
function isComputed(check: Check | null, { section, name }: GraphNode): boolean {
  if (check === null) return true
  const known = check.steps.some(({ id, columns }) => id === name && columns.length > 0)
  return known && findingsOf(check.errors, section, name).length === 0
}

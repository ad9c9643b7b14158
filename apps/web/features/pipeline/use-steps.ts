'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import type { Operation } from '@ai-etl/core/pipeline/edit/operations'
import { useMutation } from '@tanstack/react-query'
import { type GraphNode, inputsOf } from '#features/graph/model.ts'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { toast } from '#ui/toast.tsx'
import { emptyStep, type Schema } from './form/schema.ts'
import type { Check } from './use-check.ts'
import type { PipelineEditing } from './use-document.ts'
import { typedColumns } from './use-form.ts'

/** Which of the parts that read a step go on from a new one behind it. */
export type Readers = 'all' | 'none' | { readonly section: 'steps' | 'targets'; readonly name: string }

interface StepsOptions {
  projectId: string
  editing: PipelineEditing
  check: Check | null
  schemas: Readonly<Record<string, Schema>>
  select(id: string): void
}

/** Adding, removing and renaming of parts, with all that follows from it. */
export function useSteps({ projectId, editing, check, schemas, select }: StepsOptions) {
  const t = useTexts(pipelineTexts)
  const { nodes } = editing.graph

  const rename = useMutation({
    // SELECTs are read by PostgreSQL's own parser, which the server has.
    mutationFn: async ({ operation, text }: { operation: Operation; text: string }) =>
      (await api.call('editPipeline', { query: { projectId }, body: { text, operations: [operation] } })).text,
  })

  return {
    /** Puts a step behind a source or step. */
    add(type: string, after: string, readers: Readers) {
      const name = freeName(
        type,
        nodes.map((node) => node.name),
      )
      const value = emptyStep(type, schemas[type] ?? {}, after, typedColumns(check).get(after) ?? [])
      editing.edit([{ op: 'insertStep', name, value, after, readers }])
      select(`steps.${name}`)
    },
    /** Takes a step away; what read it reads its input, of several the first. */
    remove(part: GraphNode) {
      const input = inputsOf(part.value)[0]
      const single = typeof part.value.input === 'string'
      const before = nodes.find(({ name, section }) => section !== 'targets' && name === input)
      editing.edit([
        before === undefined
          ? { op: 'remove', section: 'steps', name: part.name }
          : { op: 'removeStep', name: part.name, ...(!single && { input: before.name }) },
      ])
      select(before?.id ?? '')
      toast(t.removed({ name: part.name }), { undo: editing.undo })
    },
    /** Computes a step before the one that it reads. */
    move(name: string) {
      editing.edit([{ op: 'moveStep', name }])
    },
    /** Gives a part another name; what reads it follows, within SELECTs too. */
    rename(part: GraphNode, to: string) {
      const operation: Operation = { op: 'rename', section: part.section, name: part.name, to }
      const done = () => select(`${part.section}.${to}`)
      const inSelect = nodes.some(({ about, value }) => about === 'sql' && inputsOf(value).includes(part.name))
      if (!inSelect) {
        editing.edit([operation])
        done()
      } else
        rename.mutate(
          { operation, text: editing.text },
          {
            onSuccess(text, given) {
              editing.take(text, given.text)
              done()
            },
          },
        )
    },
    problem: rename.error,
  }
}

/** `filter`, `filter2`, …: the first that no part bears. */
function freeName(type: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? type : `${type}${n}`
    if (!taken.includes(name)) return name
  }
}

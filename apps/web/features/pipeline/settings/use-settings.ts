'use client'

import type { Operation } from '@ai-etl/core/pipeline/edit/operations'
import { useMutation } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import type { PipelineEditing } from '../use-document.ts'

/** Renaming of parameters and macros, which all that names them follows. */
export function useSettings(projectId: string, editing: PipelineEditing) {
  const { nodes, params, macros } = editing.graph
  const rename = useMutation({
    // Calls within SELECTs are found by PostgreSQL's own parser, which the server has.
    mutationFn: async ({ operation, text }: { operation: Operation; text: string }) =>
      (await api.call('editPipeline', { query: { projectId }, body: { text, operations: [operation] } })).text,
    onSuccess: (text, given) => editing.take(text, given.text),
  })
  return {
    /** Whether a name can be given to a parameter or a macro. */
    fits: (section: 'params' | 'macros', name: string) =>
      NAME.test(name) && !Object.hasOwn(section === 'params' ? params : macros, name),
    rename(section: 'params' | 'macros', name: string, to: string) {
      const operation: Operation = { op: 'rename', section, name, to }
      if (section === 'macros' && nodes.some(({ about }) => about === 'sql'))
        rename.mutate({ operation, text: editing.text })
      else editing.edit([operation])
    },
    problem: rename.error,
  }
}

/** As documents have them: letters, digits and `_`. */
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u

/** `name`, `name2`, …: the first that is not taken. */
export function freeAmong(wanted: string, taken: object): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}${n}`
    if (!Object.hasOwn(taken, name)) return name
  }
}

'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { Braces, ListTree, Workflow } from 'lucide-react'
import type { GraphNode } from '#features/graph/model.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { Empty } from '#ui/empty.tsx'
import { Note } from '#ui/note.tsx'
import { Panel } from '#ui/panel.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { stepName } from './form/keys.ts'
import type { Schema } from './form/schema.ts'
import { PartForm } from './part-form.tsx'
import { type Check, findingsOf } from './use-check.ts'
import type { PipelineEditing } from './use-document.ts'
import { YamlEditor } from './yaml-editor.tsx'

interface PartPanelProps {
  part: GraphNode | null
  check: Check | null
  schemas: { readonly document: Schema; readonly steps: Readonly<Record<string, Schema>> }
  editing: PipelineEditing
  onSelect(id: string): void
  onRemove(): void
}

/** The chosen part as a form, or the whole document as text. */
export function PartPanel({ part, check, schemas, editing, onSelect, onRemove }: PartPanelProps) {
  const t = useTexts(pipelineTexts)
  const lang = useLanguage()
  const [view, setView] = useUrlState<'form' | 'yaml'>('view', 'form')
  const kind =
    part === null
      ? ''
      : part.section === 'steps'
        ? stepName(part.about, lang)
        : part.section === 'sources'
          ? t.source()
          : t.target()
  return (
    <Panel
      title={
        part === null || view === 'yaml' ? (
          t.yamlEditor()
        ) : (
          <>
            <span className="font-mono" translate="no">
              {part.name}
            </span>{' '}
            <span className="font-normal text-ink-2">{kind}</span>
          </>
        )
      }
      padded={view === 'form'}
      actions={
        <Segmented
          label={t.view()}
          value={view}
          onChange={setView}
          options={[
            {
              value: 'form',
              label: (
                <>
                  <ListTree aria-hidden /> {t.form()}
                </>
              ),
            },
            {
              value: 'yaml',
              label: (
                <>
                  <Braces aria-hidden /> {t.yaml()}
                </>
              ),
            },
          ]}
        />
      }
    >
      {!editing.readable && (
        <Note tone="warn" className="mb-3">
          {t.yamlBroken()}
        </Note>
      )}
      {view === 'yaml' ? (
        <YamlEditor label={t.yamlEditor()} text={editing.text} onType={editing.type} />
      ) : part === null ? (
        <Empty icon={Workflow} title={t.graph()}>
          {t.chooseNode()}
        </Empty>
      ) : (
        <PartForm
          key={part.id}
          part={part}
          graph={editing.graph}
          schema={schemaOf(part, schemas)}
          columns={columnsInto(part, check)}
          errors={findingsOf(check?.errors ?? [], part.section, part.name)}
          warnings={findingsOf(check?.warnings ?? [], part.section, part.name)}
          editing={editing}
          onRenamed={onSelect}
          onRemoved={onRemove}
        />
      )}
    </Panel>
  )
}

function schemaOf(part: GraphNode, { document, steps }: PartPanelProps['schemas']): Schema {
  if (part.section === 'steps') return steps[part.about] ?? {}
  const parts = document.properties?.[part.section]?.additionalProperties
  return typeof parts === 'object' ? parts : {}
}

/** Names of the columns that come into a part. */
function columnsInto(part: GraphNode, check: Check | null): readonly string[] {
  const input = part.value.input ?? part.value.left
  return check?.steps.find(({ id }) => id === input)?.columns.map(({ name }) => name) ?? []
}

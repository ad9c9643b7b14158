'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { settingsTexts } from '@ai-etl/core/messages/web/pipeline-settings'
import { sideOf } from '@ai-etl/core/pipeline/edit/expression-places'
import { Braces, ListTree, Workflow } from 'lucide-react'
import type { GraphNode } from '#features/graph/model.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { breakable } from '#ui/breakable.tsx'
import { Empty } from '#ui/empty.tsx'
import { Note } from '#ui/note.tsx'
import { Panel } from '#ui/panel.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { stepName } from './form/keys.ts'
import type { Schema } from './form/schema.ts'
import { Overlap } from './overlap.tsx'
import { PartForm } from './part-form.tsx'
import type { Setting } from './settings/setting.ts'
import { SettingsForm } from './settings/settings-form.tsx'
import { type Check, findingsOf } from './use-check.ts'
import type { PipelineEditing } from './use-document.ts'
import { YamlEditor } from './yaml-editor.tsx'

interface PartPanelProps {
  projectId: string
  part: GraphNode | null
  /** What is chosen around the steps; null: a part, or nothing. */
  setting: Setting | null
  check: Check | null
  /** The text whose check it is; null: that of this text is awaited. */
  checked: string | null
  schemas: { readonly document: Schema; readonly steps: Readonly<Record<string, Schema>> }
  editing: PipelineEditing
  /** Computes a step before the one that it reads. */
  onMove(name: string): void
  onRename(to: string): void
  onRemove(): void
}

/** The chosen part as a form, or the whole document as text. */
export function PartPanel(props: PartPanelProps) {
  const { projectId, part, setting, check, schemas, editing, onMove, onRename, onRemove } = props
  const t = useTexts(pipelineTexts)
  const ts = useTexts(settingsTexts)
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
        view === 'yaml' || (part === null && setting === null) ? (
          t.yamlEditor()
        ) : part === null ? (
          setting && ts[setting]()
        ) : (
          <>
            <span className="font-mono" translate="no">
              {breakable(part.name)}
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
      ) : setting !== null ? (
        <SettingsForm
          projectId={projectId}
          setting={setting}
          editing={editing}
          check={check}
          schema={schemas.document}
        />
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
          check={check}
          errors={findingsOf(check?.errors ?? [], part.section, part.name)}
          warnings={findingsOf(check?.warnings ?? [], part.section, part.name)}
          editing={editing}
          overlap={<OverlapOf {...props} />}
          onMove={onMove}
          onRename={onRename}
          onRemove={onRemove}
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

/** How the sides of a join meet, as far as it can be told: it has a condition, and no error. */
function OverlapOf({ projectId, part, check, checked }: PartPanelProps) {
  if (part === null || check === null) return null
  const { name, value } = part
  const [left, right] = [sideOf(value.left), sideOf(value.right)]
  const known = check.steps.some(({ id, columns }) => id === name && columns.length > 0)
  if (left === null || right === null || !known || value.on === undefined || value.on === 'true') return null
  if (findingsOf(check.errors, part.section, name).length > 0) return null
  return <Overlap projectId={projectId} checked={checked} step={name} left={left.as} right={right.as} />
}

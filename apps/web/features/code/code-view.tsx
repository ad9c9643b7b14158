'use client'

import type { Answer } from '@ai-etl/client/client'
import { DIALECTS, type Dialect } from '@ai-etl/core/documents/dialect-names'
import { codeTexts } from '@ai-etl/core/messages/web/code'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { draftOf } from '#features/pipeline/use-document.ts'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { CodeBlock, CopyButton } from '#ui/code.tsx'
import { Field, Select } from '#ui/field.tsx'
import { Note } from '#ui/note.tsx'
import { Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SkeletonLines } from '#ui/skeleton.tsx'
import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { AirflowPanel } from './airflow-panel.tsx'
import { type ArchivedFile, zipOf } from './zip.ts'

/** What a pipeline becomes, by the name that the API knows. */
const TARGETS = [
  { value: 'sql', label: 'SQL' },
  { value: 'pandas', label: 'pandas' },
  { value: 'pyspark', label: 'PySpark' },
  { value: 'dbt', label: 'dbt' },
  { value: 'airflow', label: 'Airflow' },
] as const
type Target = (typeof TARGETS)[number]['value']

const DIALECT_LABELS: Readonly<Record<Dialect, string>> = {
  postgresql: 'PostgreSQL',
  clickhouse: 'ClickHouse',
  mysql: 'MySQL, MariaDB',
  redshift: 'Redshift',
  snowflake: 'Snowflake',
  bigquery: 'BigQuery',
}

interface CodeViewProps {
  pipeline: { readonly id: string; readonly projectId: string; readonly name: string; readonly version: number }
  /** The text of the current version. */
  saved: string
  edits: boolean
}

/** A pipeline as the code of each target: looked at, copied, downloaded; in Airflow deployed and watched. */
export function CodeView({ pipeline, saved, edits }: CodeViewProps) {
  const t = useTexts(codeTexts)
  const [asked, setTarget] = useUrlState<string>('to', 'sql')
  const [dialect, setDialect] = useUrlState<string>('dialect', 'postgresql')
  const to = TARGETS.find(({ value }) => value === asked)?.value ?? 'sql'
  const [text, setText] = useState(saved)
  // What this browser kept is known only after the first drawing, which the server made.
  // oxlint-disable-next-line react/set-state-in-effect
  useEffect(() => setText(draftOf(pipeline.id)?.text ?? saved), [pipeline.id, saved])
  return (
    <Stack>
      <p className="text-3 text-ink-2">
        {text === saved ? t.saved({ version: pipeline.version }) : t.draft({ version: pipeline.version })}
      </p>
      <Tabs label={t.targets()} tabs={TARGETS} value={to} onValueChange={setTarget}>
        <TabPanel value={to} className="pt-5">
          <Stack>
            {to === 'airflow' && <AirflowPanel pipeline={pipeline} saved={saved} edits={edits} />}
            {to === 'sql' && (
              <Field label={t.dialect()} className="max-w-80">
                {(links) => (
                  <Select {...links} value={dialect} onChange={(event) => setDialect(event.target.value)}>
                    {DIALECTS.map((each) => (
                      <option key={each} value={each}>
                        {DIALECT_LABELS[each]}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
            )}
            <Compiled
              key={to}
              pipeline={pipeline}
              text={text}
              to={to}
              dialect={to === 'sql' ? (DIALECTS.find((each) => each === dialect) ?? 'postgresql') : null}
            />
          </Stack>
        </TabPanel>
      </Tabs>
    </Stack>
  )
}

interface CompiledProps {
  pipeline: CodeViewProps['pipeline']
  text: string
  to: Target
  dialect: Dialect | null
}

function Compiled({ pipeline, text, to, dialect }: CompiledProps) {
  const t = useTexts(codeTexts)
  const { data, error, isPending, isPlaceholderData } = useQuery({
    queryKey: ['compilePipeline', pipeline.projectId, text, to, dialect],
    queryFn: ({ signal }) =>
      api.call('compilePipeline', {
        query: { projectId: pipeline.projectId },
        body: { text, name: pipeline.name, to, ...(dialect !== null && { dialect }) },
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (error !== null && !isPlaceholderData) return <ProblemNote problem={error} />
  if (isPending || data === undefined)
    return (
      <Panel title={t.compiling()}>
        <SkeletonLines lines={12} />
      </Panel>
    )
  return (
    <div className="contents" data-code={isPlaceholderData ? undefined : [to, dialect].filter(Boolean).join(' ')}>
      {data.refused.length > 0 && <Refused refused={data.refused} />}
      {data.files.length > 0 && (
        <Files files={data.files} name={[pipeline.name, to, dialect].filter(Boolean).join('-')} />
      )}
      {data.warnings.length > 0 && (
        <Panel title={t.warnings()}>
          <ul className="grid list-disc grid-cols-[minmax(0,1fr)] gap-1 pl-5 text-3 [overflow-wrap:anywhere]">
            {data.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  )
}

/** What the target cannot do exactly: in which step, and why. */
function Refused({ refused }: Pick<Answer<'compilePipeline'>, 'refused'>) {
  const t = useTexts(codeTexts)
  return (
    <Note tone="bad" title={t.refused({ n: refused.length })}>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 [overflow-wrap:anywhere]">
        {refused.map(({ step, what, reason }) => (
          <li key={`${step} ${what} ${reason}`} className="flex flex-wrap items-baseline gap-x-2">
            <b className="font-mono text-2" translate="no">
              {step}
            </b>
            <Badge icon={null}>
              <span className="font-mono" translate="no">
                {what}
              </span>
            </Badge>
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** The files of the code: one is shown, each can be copied and downloaded, all of them in one archive. */
function Files({ files, name }: { files: readonly ArchivedFile[]; name: string }) {
  const t = useTexts(codeTexts)
  const [path, choose] = useUrlState<string>('file', '')
  const shown = files.find((file) => file.path === path) ?? files[0]
  return (
    <Panel
      title={t.files({ n: files.length })}
      actions={
        <>
          <CopyButton text={shown.text} label={t.copy()} />
          <Button size="small" onClick={() => save(shown.path.split('/').at(-1) ?? 'code', new Blob([shown.text]))}>
            <Download aria-hidden /> {t.download()}
          </Button>
          {files.length > 1 && (
            <Button size="small" onClick={() => save(`${name}.zip`, zipOf(files))}>
              <Download aria-hidden /> {t.downloadAll()}
            </Button>
          )}
        </>
      }
    >
      {files.length > 1 && (
        <Field label={t.file()} className="mb-3 max-w-140">
          {(links) => (
            <Select
              {...links}
              className="font-mono text-2"
              value={shown.path}
              onChange={(event) => choose(event.target.value)}
            >
              {files.map((file) => (
                <option key={file.path}>{file.path}</option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <CodeBlock code={shown.text} label={shown.path} />
    </Panel>
  )
}

/** Gives a file to the browser to be saved. */
function save(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // After the press is done with it.
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}

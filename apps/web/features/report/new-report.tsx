'use client'

import type { Answer } from '@ai-etl/client/client'
import { newReportTexts } from '@ai-etl/core/messages/web/report'
import { useMutation } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { FORMATS, type Format, Formats } from './formats.tsx'
import { KINDS, type Kind } from './kinds.ts'

interface NewReportProps {
  projectId: string
  datasets: Answer<'listDatasets'>['items']
  kinds: Answer<'listReportKinds'>['items']
  dataset: string | null
  kind: Kind
}

/** Asks for a report on a dataset, and goes to where it is made. */
export function NewReport({ projectId, datasets, kinds, dataset, kind: first }: NewReportProps) {
  const t = useTexts(newReportTexts)
  const router = useRouter()
  const [datasetId, setDataset] = useState(dataset ?? datasets[0].id)
  const [kind, setKind] = useState<Kind>(first)
  const [formats, setFormats] = useState<readonly Format[]>(FORMATS)
  const make = useMutation({
    mutationFn: () =>
      api.call('createReport', { query: { projectId }, body: { kind, subject: { datasetId }, formats } }),
    onSuccess: ({ reportId }) => router.push(`/reports/${reportId}`),
  })
  return (
    <form
      className="max-w-180"
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate()
      }}
    >
      <Panel
        title={t.what()}
        footer={
          <Button type="submit" look="primary" disabled={make.isPending || make.isSuccess || formats.length === 0}>
            {t.make()} <ArrowRight aria-hidden />
          </Button>
        }
      >
        <div className="grid gap-5">
          <Field label={t.dataset()}>
            {(links) => (
              <Select {...links} value={datasetId} onChange={({ target }) => setDataset(target.value)}>
                {datasets.map(({ id, name, title }) => (
                  <option key={id} value={id}>
                    {title ?? name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <fieldset className="grid gap-2">
            <legend className="mb-1 font-medium text-2 text-ink-2">{t.kind()}</legend>
            {KINDS.map((each) => (
              <label
                key={each}
                className="flex items-start gap-3 rounded-control border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft"
              >
                <input
                  type="radio"
                  name="kind"
                  className="mt-0.5 size-4 shrink-0"
                  checked={kind === each}
                  onChange={() => setKind(each)}
                />
                <span className="min-w-0 font-medium">
                  {kinds.find((known) => known.kind === each)?.title ?? each}
                  <span className="block font-normal text-2 text-ink-2">{t.kindWhat({ kind: each })}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <Formats
            label={t.formats()}
            value={formats}
            onChange={setFormats}
            {...(formats.length === 0 && { error: t.formatsNone() })}
          />
          {make.isError && <ProblemNote problem={make.error} />}
        </div>
      </Panel>
    </form>
  )
}

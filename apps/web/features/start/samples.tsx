'use client'

import { sampleTexts, startTexts } from '@ai-etl/core/messages/web/start'
import { useMutation } from '@tanstack/react-query'
import { Archive, Database, type LucideIcon, Table2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Columns, Section } from '#ui/page.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SampleDrawing } from './sample-drawing.tsx'

const SAMPLES = [
  { sample: 'tickets', icon: Table2, target: 'ClickHouse' },
  { sample: 'register', icon: Database, target: 'PostgreSQL' },
  { sample: 'cadastre', icon: Archive, target: 'S3' },
] as const satisfies readonly { sample: string; icon: LucideIcon; target: string }[]

type SampleName = (typeof SAMPLES)[number]['sample']

/** Three datasets to learn on, one press away. */
export function Samples({ projectId }: { projectId: string }) {
  const t = useTexts(startTexts)
  const about = useTexts(sampleTexts)
  const router = useRouter()
  const take = useMutation({
    mutationFn: async (name: SampleName) => {
      const dataset = await api.call('takeSample', { params: { name }, query: { projectId } })
      // A sample gets its name in the reader's language once; after that it is theirs to rename.
      if (dataset.title === null) await nameDataset(dataset.id, about[`${name}Name`]())
      return dataset
    },
    onSuccess: ({ id }) => router.push(`/datasets/${id}/profile`),
  })
  const busy = take.isPending || take.isSuccess
  return (
    <Section title={t.samples()} fact={t.samplesFact()}>
      {take.isError && <ProblemNote problem={take.error} />}
      <Columns of="three" className="items-stretch">
        {SAMPLES.map(({ sample, icon: Icon, target }) => (
          <article
            key={sample}
            className="grid grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr_auto] rounded-panel border border-line bg-surface"
          >
            <div className="p-4 pb-0">
              <SampleDrawing of={sample} />
            </div>
            <div className="grid content-start gap-2 p-4">
              <h3>{about[`${sample}Name`]()}</h3>
              <p className="text-2 text-ink-3">{about[`${sample}Form`]()}</p>
              <p className="text-ink-2">{about[`${sample}What`]()}</p>
              <p className="text-2">
                <span className="text-ink-3">{t.teaches()}</span> {about[`${sample}Teaches`]()}
              </p>
            </div>
            <footer className="flex flex-wrap items-center justify-between gap-2 border-line-soft border-t px-4 py-3">
              <Button
                disabled={busy}
                aria-label={`${t.openSample()}: ${about[`${sample}Name`]()}`}
                onClick={() => take.mutate(sample)}
              >
                {busy && take.variables === sample ? t.opening() : t.openSample()}
              </Button>
              <span className="flex items-center gap-1 text-2 text-ink-3 whitespace-nowrap">
                <Icon aria-hidden className="size-3.5" /> {t.goesTo({ target })}
              </span>
            </footer>
          </article>
        ))}
      </Columns>
    </Section>
  )
}

function nameDataset(datasetId: string, title: string) {
  return api.call('renameDataset', { params: { datasetId }, body: { title } })
}

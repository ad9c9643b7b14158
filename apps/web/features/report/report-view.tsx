'use client'

import type { Answer } from '@ai-etl/client/client'
import type { Report } from '@ai-etl/client/routes'
import { reportTexts } from '@ai-etl/core/messages/reports'
import { reportPageTexts } from '@ai-etl/core/messages/web/report'
import { Printer } from 'lucide-react'
import Link from 'next/link'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { KeyValues } from '#ui/facts.tsx'
import { Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Time } from '#ui/time.tsx'
import { Blocks } from './blocks.tsx'
import { Downloads } from './downloads.tsx'
import { ReportSchedules } from './report-schedules.tsx'
import { plainText, Spans } from './spans.tsx'
import { useMadeAgain } from './use-made-again.ts'

export type ReportAnswer = Answer<'showReport'>

interface ReportViewProps {
  report: ReportAnswer
  document: Report
  schedules: Answer<'listReportSchedules'>['items']
  /** What people call the dataset; null for a report on an address. */
  dataset: string | null
}

/** A report that is ready: contents, the text drawn from its model, and beside it files, schedule and sources. */
export function ReportView({ report, document, schedules, dataset }: ReportViewProps) {
  const t = useTexts(reportPageTexts)
  const lang = useLanguage()
  return (
    <main
      id="main"
      tabIndex={-1}
      className="gutter grid items-start gap-x-8 gap-y-6 pt-6 pb-12 focus-visible:outline-none lg:grid-cols-[180px_minmax(0,760px)_minmax(280px,1fr)] print:block"
    >
      <Contents document={document} />
      <article lang={document.lang} className="min-w-0">
        <header className="mb-6">
          <p className="text-2 text-ink-3">
            {reportTexts.kind[lang]({ kind: document.kind })} · <Time at={document.madeAt} />
          </p>
          <h1 className="mt-1 text-balance text-7 tracking-[-0.012em] [overflow-wrap:anywhere] md:text-8">
            {plainText(document.title)}
          </h1>
          <p className="mt-2 max-w-[75ch] text-5 text-ink-2">
            <Spans of={document.subtitle} />
          </p>
          <p className="mt-2 lg:hidden print:hidden">
            <a href="#download">{t.download()}</a>
          </p>
        </header>
        <div className="grid gap-8">
          {document.sections.map(({ id, title, blocks }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} className="min-w-0 scroll-mt-4">
              <h2 id={`${id}-title`} className="mb-3 break-after-avoid text-6">
                {title}
              </h2>
              <Blocks blocks={blocks} section={title} />
            </section>
          ))}
        </div>
      </article>
      <Stack className="print:hidden">
        <Panel
          id="download"
          title={t.download()}
          actions={
            <Button size="small" look="quiet" onClick={() => window.print()}>
              <Printer aria-hidden /> {t.print()}
            </Button>
          }
        >
          <Downloads artifacts={report.artifacts} />
        </Panel>
        <ReportSchedules report={report} schedules={schedules} />
        <Panel title={t.from()}>
          <KeyValues pairs={sources(report, dataset, t)} />
          {document.lang !== lang && <InMyLanguage report={report} />}
        </Panel>
      </Stack>
    </main>
  )
}

/** A report is written in one language: in another it is made anew. */
function InMyLanguage({ report }: { report: ReportAnswer }) {
  const t = useTexts(reportPageTexts)
  const again = useMadeAgain(report)
  return (
    <div className="mt-3 grid gap-3">
      <div>
        <Button size="small" disabled={again.isPending || again.isSuccess} onClick={() => again.mutate()}>
          {t.inMyLanguage()}
        </Button>
      </div>
      {again.error && <ProblemNote problem={again.error} />}
    </div>
  )
}

function Contents({ document }: { document: Report }) {
  const t = useTexts(reportPageTexts)
  return (
    <nav aria-label={t.contents()} className="sticky top-4 max-lg:hidden print:hidden">
      <ol className="border-line border-l">
        {document.sections.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="-ml-px block border-transparent border-l-2 py-1 pl-3 text-3 text-ink-2 no-underline hover:border-accent hover:text-ink"
            >
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function sources(report: ReportAnswer, dataset: string | null, t: ReturnType<typeof useTexts<typeof reportPageTexts>>) {
  const source =
    dataset === null
      ? ([
          t.address(),
          <code key="a" className="font-mono text-2 [overflow-wrap:anywhere]">
            {report.subject}
          </code>,
        ] as const)
      : ([
          t.dataset(),
          <Link key="d" href={`/datasets/${report.subject}/profile`}>
            {dataset}
          </Link>,
        ] as const)
  return [
    source,
    [t.language(), t.languageName({ language: report.language })] as const,
    [t.made(), <Time key="t" at={report.finishedAt ?? report.createdAt} />] as const,
  ]
}

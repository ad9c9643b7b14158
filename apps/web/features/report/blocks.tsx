'use client'

import type { ReportBlock } from '@ai-etl/client/routes'
import { reportPageTexts } from '@ai-etl/core/messages/web/report'
import { useTexts } from '#lib/language-context.tsx'
import { Cells } from '#ui/cells.tsx'
import { ReportChart } from './chart.tsx'
import { Spans } from './spans.tsx'

/** The parts of a section, in their order. */
export function Blocks({ blocks, section }: { blocks: readonly ReportBlock[]; section: string }) {
  return (
    <div className="grid gap-3 text-5">
      {blocks.map((block, place) => (
        // A report never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <BlockOf key={place} block={block} section={section} />
      ))}
    </div>
  )
}

function BlockOf({ block, section }: { block: ReportBlock; section: string }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className="max-w-[75ch] text-pretty">
          <Spans of={block.text} />
        </p>
      )
    case 'points':
      return <Points items={block.items} />
    case 'facts':
      return <FactsOf items={block.items} />
    case 'table':
      return <TableOf {...block} section={section} />
    case 'chart':
      return <ReportChart chart={block.chart} />
  }
}

function Points({ items }: Pick<Extract<ReportBlock, { kind: 'points' }>, 'items'>) {
  return (
    <ol className="grid max-w-[75ch] gap-3">
      {items.map(({ lead, text }, i) => (
        // A report never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={i} className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 break-inside-avoid">
          <span aria-hidden className="min-w-3 font-semibold text-accent">
            {i + 1}
          </span>
          <span className="text-pretty">
            <strong className="font-semibold">
              <Spans of={lead} />
            </strong>{' '}
            <Spans of={text} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function FactsOf({ items }: Pick<Extract<ReportBlock, { kind: 'facts' }>, 'items'>) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(140px,1fr))] overflow-hidden rounded-panel border border-line bg-surface">
      {items.map(({ label, value }, i) => (
        // A report never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className="px-4 py-3 shadow-[-1px_-1px_0_var(--line-soft)]">
          <dt className="text-2 text-ink-3">{label}</dt>
          <dd className="font-semibold text-5">
            <Spans of={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

type TableBlock = Extract<ReportBlock, { kind: 'table' }>

function TableOf({ head, rows, numeric, section }: TableBlock & { section: string }) {
  const t = useTexts(reportPageTexts)
  return (
    <div className="my-1 min-w-0 rounded-panel border border-line bg-surface print:border-0">
      <Cells
        caption={t.table({ section, columns: head.join(', ') })}
        columns={head.map((name, column) => ({ name, head: name, numeric: numeric[column] }))}
        rows={rows.map((row) => row.map((cell, column) => <Spans key={head[column]} of={cell} />))}
        cellClassName="min-w-24 align-top"
      />
    </div>
  )
}

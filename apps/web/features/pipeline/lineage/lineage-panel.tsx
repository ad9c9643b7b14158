'use client'

import { lineageTexts } from '@ai-etl/core/messages/web/lineage'
import { ArrowLeft } from 'lucide-react'
import { classes } from '#lib/classes.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'
import type { ColumnLineage, TargetLineage } from './trail.ts'

interface LineagePanelProps {
  lineage: TargetLineage
  /** The column whose way is shown in the graph; empty: none. */
  chosen: string
  onChoose(column: string): void
}

/** Where each column of a target comes from, in words; the way of the chosen one is shown in the graph. */
export function LineagePanel({ lineage, chosen, onChoose }: LineagePanelProps) {
  const t = useTexts(lineageTexts)
  return (
    <Panel
      title={t.title()}
      fact={chosen === '' ? t.choose() : undefined}
      actions={
        chosen !== '' && (
          <Button size="small" onClick={() => onChoose('')}>
            {t.hide()}
          </Button>
        )
      }
      padded={false}
      footer={
        lineage.filteredBy.length > 0 && (
          <p className="text-3 text-ink-2">
            {t.filteredBy()}{' '}
            <span className="font-mono text-2" translate="no">
              {lineage.filteredBy.map(({ source, column }) => `${source}.${column}`).join(', ')}
            </span>
          </p>
        )
      }
    >
      <ul>
        {lineage.columns.map((column) => (
          <li key={column.name} className="border-line-soft border-t first:border-t-0">
            <button
              type="button"
              aria-pressed={column.name === chosen}
              onClick={() => onChoose(column.name === chosen ? '' : column.name)}
              className={classes(
                'grid w-full gap-x-4 gap-y-1 px-4 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]',
                column.name === chosen && 'bg-accent-soft hover:bg-accent-soft',
              )}
            >
              <b className="truncate font-mono text-2 font-semibold leading-5" translate="no">
                {column.name}
              </b>
              <Origins from={column.from} />
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Each column of a source with how it came to be this, and through which steps. */
function Origins({ from }: Pick<ColumnLineage, 'from'>) {
  const t = useTexts(lineageTexts)
  if (from.length === 0) return <span className="text-2 text-ink-2">{t.ofNoColumn()}</span>
  return (
    <span className="grid gap-1">
      {from.map(({ source, column, how, steps }) => (
        <span key={`${source}.${column}`} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-2">
          <ArrowLeft aria-hidden className="size-3.5 text-ink-3" />
          <span className="sr-only">{t.from()}</span>
          <span className="font-mono" translate="no">
            {source}.{column}
          </span>
          <Badge tone={how === 'copied' ? 'plain' : 'info'} icon={null}>
            {t[how]()}
          </Badge>
          {steps.length > 0 && (
            <span className="text-ink-2">
              {t.through()}{' '}
              <span className="font-mono" translate="no">
                {steps.join(' → ')}
              </span>
            </span>
          )}
        </span>
      ))}
    </span>
  )
}

'use client'

import { placementPanelTexts } from '@ai-etl/core/messages/web/placement'
import { ComputingIcon } from '#features/graph/place.tsx'
import { useTexts } from '#lib/language-context.tsx'
import type { Texts } from '#lib/texts.ts'
import { LinkButton } from '#ui/button.tsx'
import { CodeBlock } from '#ui/code.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SkeletonLines } from '#ui/skeleton.tsx'
import { ScrollRegion } from '#ui/table.tsx'
import { computingOf, type PlacedPart } from './use-placement.ts'

interface PlacementPanelProps {
  /** Null: it is not known yet. */
  parts: readonly PlacedPart[] | null
  /** The document has errors: nothing of it would run. */
  faulty: boolean
  problem: unknown
  className?: string
  onSelect(id: string): void
}

/** Where each part of a pipeline runs, why there, how many rows are expected, and the SQL that databases get. */
export function PlacementPanel({ parts, faulty, problem, className, onSelect }: PlacementPanelProps) {
  const t = useTexts(placementPanelTexts)
  const inside = parts?.filter((part) => computingOf(part) === 'database').length ?? 0
  const known = parts !== null && !faulty
  return (
    <Panel
      className={className ?? ''}
      title={t.title()}
      fact={known && inside > 0 ? t.inDatabases({ n: inside, of: parts.length }) : undefined}
      padded={!known}
    >
      {faulty ? (
        <p className="text-ink-2">{t.afterMending()}</p>
      ) : known ? (
        <ScrollRegion label={t.title()} className="max-h-140">
          <ul>
            {parts.map((part) => (
              <Part key={`${part.kind} ${part.name}`} part={part} onSelect={onSelect} />
            ))}
          </ul>
        </ScrollRegion>
      ) : problem !== null ? (
        <ProblemNote problem={problem} />
      ) : (
        <SkeletonLines lines={4} />
      )}
    </Panel>
  )
}

function Part({ part, onSelect }: { part: PlacedPart; onSelect(id: string): void }) {
  const t = useTexts(placementPanelTexts)
  const { kind, name, rows, why, sql } = part
  return (
    <li className="grid gap-1 border-line-soft border-t px-4 py-2 first:border-t-0" data-placed={name}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <LinkButton className="font-mono text-2" onClick={() => onSelect(`${kind}s.${name}`)}>
          <span translate="no">{name}</span>
        </LinkButton>
        <span className="flex items-center gap-1.5 text-2 font-medium">
          <ComputingIcon by={computingOf(part)} className="size-3.5 text-ink-3" />
          {placeWords(part, t)}
        </span>
        <span className="ml-auto text-2 text-ink-3">{rows === null ? t.rowsUnknown() : t.rows({ n: rows })}</span>
      </div>
      <p className="text-2 text-pretty text-ink-2">{why}</p>
      {sql !== null && (
        <details>
          <summary className="w-max cursor-pointer text-2 text-accent">{t.statement()}</summary>
          <CodeBlock className="mt-1" code={sql} label={t.statementOf({ name })} />
        </details>
      )}
    </li>
  )
}

/** What computes a part, in words. */
export function placeWords({ where, place }: PlacedPart, t: Texts<typeof placementPanelTexts>): string {
  switch (where) {
    case 'source':
    case 'target':
      return t[where]({ place: place ?? '' })
    case 'load':
    case 'engine':
      return t[where]()
  }
}

'use client'

import type { FieldProfile, TableProfile } from '@ai-etl/core/documents/profile'
import { semanticTitle } from '@ai-etl/core/messages/titles'
import { profileTexts } from '@ai-etl/core/messages/web/profile'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { api } from '#lib/api.ts'
import { classes } from '#lib/classes.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SkeletonLines } from '#ui/skeleton.tsx'
import { ScrollRegion } from '#ui/table.tsx'
import { Distribution, share } from './distribution.tsx'
import type { Selection } from './selection.ts'

interface GridProps {
  datasetId: string
  table: TableProfile
  /** Null: all rows. */
  selection: Selection | null
  /** The column that is looked at. */
  field: string
  onField(name: string): void
  onSelect(selection: Selection): void
}

const PAGE = 50
const NUMERIC = /^(u?int|decimal|float)/

/** Real rows, and in the head of each column what was measured of it over all rows. */
export function Grid({ datasetId, table, selection, field, onField, onSelect }: GridProps) {
  const t = useTexts(profileTexts)
  const head = useRef<HTMLTableCellElement>(null)
  const query = useInfiniteQuery({
    queryKey: ['datasetRows', datasetId, table.name, selection],
    queryFn: ({ pageParam, signal }) =>
      api.call('datasetRows', {
        params: { datasetId },
        query: { table: table.name, skip: pageParam, limit: PAGE, ...selection },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) =>
      page.rows.length < PAGE ? undefined : pages.reduce((sum, each) => sum + each.rows.length, 0),
    retry: false,
  })
  // Rows widen the columns: where a column stands is known once they are there.
  const hasRows = query.data !== undefined
  useEffect(() => {
    if (field !== '' && hasRows) head.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [field, hasRows])
  const pages = query.data?.pages ?? []
  const columns = pages[0]?.columns ?? table.fields.map(({ path }) => path)
  const masked = new Set(pages[0]?.masked)
  const fields = columns.map((column) => table.fields.find(({ path, name }) => path === column || name === column))
  const rows = pages.flatMap((page) => page.rows)
  return (
    <>
      <ScrollRegion label={t.grid({ table: table.name })} className="max-h-[72dvh] border-line border-t">
        <table className="border-collapse text-2">
          <thead>
            <tr className="align-top">
              <th className="sticky top-0 left-0 z-20 w-16 border-line border-r border-b bg-sunken">
                <span className="sr-only">{t.line()}</span>
              </th>
              {columns.map((column, i) => (
                <th
                  key={column}
                  ref={fields[i]?.name === field ? head : null}
                  scope="col"
                  className={classes(
                    'sticky top-0 z-10 w-36 max-w-60 min-w-36 scroll-mr-4 scroll-ml-20 border-line border-r border-b bg-surface p-2 text-left font-normal',
                    fields[i]?.name === field && 'bg-accent-soft',
                  )}
                >
                  <Head name={column} field={fields[i]} rows={table.rows} onField={onField} onSelect={onSelect} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, values }) => (
              <tr key={line} className="hover:bg-hover">
                <th
                  scope="row"
                  className="sticky left-0 z-10 border-line border-r bg-sunken px-2 text-right font-mono font-normal text-ink-3"
                >
                  {line}
                </th>
                {columns.map((column, i) => (
                  <Cell
                    key={column}
                    value={values[i]}
                    masked={masked.has(column)}
                    chosen={fields[i]?.name === field}
                    numeric={NUMERIC.test(fields[i]?.type ?? '')}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {query.isPending && (
          <div className="p-4">
            <SkeletonLines lines={12} />
          </div>
        )}
      </ScrollRegion>
      {query.error && (
        <div className="p-4">
          <ProblemNote problem={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      <p className="flex flex-wrap items-center gap-3 px-4 py-3 text-2 text-ink-3">
        <span className="mr-auto">
          {selection !== null && !query.isPending && rows.length === 0 ? t.nothingFound() : t.hint()}
        </span>
        {query.hasNextPage && (
          <LinkButton disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t.more()}
          </LinkButton>
        )}
      </p>
    </>
  )
}

function Head({
  name,
  field,
  rows,
  onField,
  onSelect,
}: {
  name: string
  field: FieldProfile | undefined
  rows: number
  onField(name: string): void
  onSelect(selection: Selection): void
}) {
  const t = useTexts(profileTexts)
  const lang = useLanguage()
  if (field === undefined)
    return (
      <span className="font-mono" translate="no">
        {name}
      </span>
    )
  const worst = field.issues.some(({ severity }) => severity === 'error')
    ? 'error'
    : field.issues.some(({ severity }) => severity === 'risk')
      ? 'risk'
      : null
  const filled = rows === 0 ? 0 : (100 * (rows - field.nulls)) / rows
  return (
    <div className="grid gap-1">
      <button
        type="button"
        onClick={() => onField(field.name)}
        className="flex items-center gap-1 text-left hover:text-accent"
      >
        <span className="truncate font-medium font-mono" translate="no">
          {field.name}
        </span>
        {worst === 'error' && <CircleAlert aria-label={t.error()} className="ml-auto size-3.5 shrink-0 text-bad" />}
        {worst === 'risk' && <TriangleAlert aria-label={t.risk()} className="ml-auto size-3.5 shrink-0 text-warn" />}
      </button>
      <p className="truncate font-mono text-1 text-ink-3" translate="no">
        {field.type}
        {field.semantic !== null && <span className="font-sans"> · {semanticTitle(field.semantic, lang)}</span>}
      </p>
      <span
        role="img"
        aria-label={t.nulls({ percent: share(field.nulls, rows, lang) })}
        className="block h-1 bg-line"
        title={t.nulls({ percent: share(field.nulls, rows, lang) })}
      >
        <span className="block h-full bg-ink-3" style={{ width: `${filled}%` }} />
      </span>
      <Distribution field={field} rows={rows} onSelect={onSelect} />
      <p className="flex justify-between gap-2 text-1 text-ink-3">
        <span className="truncate">{field.personal ? t.hidden() : rangeStart(field, t)}</span>
        <span className="truncate">
          {!field.personal && field.histogram?.kind !== 'category' && field.max !== null && isRange(field)
            ? field.max.slice(0, 10)
            : ''}
        </span>
      </p>
    </div>
  )
}

function isRange(field: FieldProfile): boolean {
  return field.histogram?.kind === 'number' || field.histogram?.kind === 'time'
}

function rangeStart(field: FieldProfile, t: { distinct(p: { n: number; exact: boolean }): string }): string {
  if (isRange(field) && field.min !== null) return field.min.slice(0, 10)
  return t.distinct({ n: field.distinct.value, exact: field.distinct.exact })
}

function Cell({
  value,
  masked,
  chosen,
  numeric,
}: {
  value: string | null
  masked: boolean
  chosen: boolean
  numeric: boolean
}) {
  const t = useTexts(profileTexts)
  return (
    <td
      className={classes(
        'max-w-60 truncate border-line-soft border-r border-b px-2 font-mono leading-6',
        numeric && 'text-right',
        chosen && 'bg-accent-soft',
      )}
    >
      {value === null ? (
        <i className="text-ink-3">{t.empty()}</i>
      ) : masked ? (
        <span className="hatched rounded-mark px-1 text-ink-2">{value}</span>
      ) : (
        value
      )}
    </td>
  )
}

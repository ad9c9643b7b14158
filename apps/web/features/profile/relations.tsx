'use client'

import type { Profile } from '@ai-etl/core/documents/profile'
import { relationTexts } from '@ai-etl/core/messages/web/profile'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useMemo } from 'react'
import { api } from '#lib/api.ts'
import { classes } from '#lib/classes.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { linkLook } from '#ui/button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ScrollRegion, Table, Td, Th } from '#ui/table.tsx'
import { share } from './distribution.tsx'
import { BOX_WIDTH, drawRelations, HEAD_HEIGHT, KEY_HEIGHT, type Relation, type RelationEnd } from './relation-graph.ts'

interface RelationsProps {
  datasetId: string
  projectId: string
  profile: Profile
}

/** How the tables of a dataset belong together and to those of others: drawn, and as a list with the way to each. */
export function Relations({ datasetId, projectId, profile }: RelationsProps) {
  const t = useTexts(relationTexts)
  const query = useQuery({
    queryKey: ['datasetRelations', projectId],
    queryFn: () => api.call('datasetRelations', { query: { projectId } }),
  })
  const own = { datasetId, dataset: '' }
  const tables = profile.tables.map(({ name }) => ({ ...own, table: name }))
  const within = profile.relations
    .filter(({ to }) => tables.some(({ table }) => table === to.table))
    .map((one) => ({ ...one, from: { ...own, ...one.from }, to: { ...own, ...one.to } }))
  const across = (query.data?.relations ?? [])
    .filter(({ from, to }) => from.datasetId !== to.datasetId && [from.datasetId, to.datasetId].includes(datasetId))
    .map((one) => ({ ...one, from: namedOther(one.from, datasetId), to: namedOther(one.to, datasetId) }))
  const relations = [...within, ...across]
  return (
    <>
      {query.error && (
        <div className="p-4">
          <ProblemNote problem={query.error} />
        </div>
      )}
      {relations.length === 0 ? (
        <p className="p-4 text-ink-2">{t.none()}</p>
      ) : (
        <>
          <Drawing
            tables={tables}
            relations={relations}
            rows={new Map(profile.tables.map(({ name, rows }) => [name, rows]))}
          />
          <List relations={relations} datasetId={datasetId} />
        </>
      )}
    </>
  )
}

/** A dataset's own tables need no name of it beside theirs. */
function namedOther(end: RelationEnd, own: string): RelationEnd {
  return end.datasetId === own ? { ...end, dataset: '' } : end
}

interface DrawingProps {
  tables: readonly Omit<RelationEnd, 'columns'>[]
  relations: readonly Relation[]
  /** Rows of the dataset's own tables. */
  rows: ReadonlyMap<string, number>
}

function Drawing({ tables, relations, rows }: DrawingProps) {
  const t = useTexts(relationTexts)
  const lang = useLanguage()
  const { boxes, lines, width, height } = useMemo(() => drawRelations(tables, relations), [tables, relations])
  return (
    <ScrollRegion label={t.drawing({ tables: boxes.length, relations: relations.length })} className="max-h-[72dvh]">
      {/* What it shows is read out by the list below. */}
      <div aria-hidden className="relative m-4" style={{ width: width + 48, height }}>
        <svg width={width + 48} height={height} className="absolute inset-0 overflow-visible">
          {lines.map(({ relation, path }) => (
            <path
              key={keyOf(relation)}
              d={path}
              fill="none"
              strokeWidth={1.5}
              strokeDasharray={relation.exact ? undefined : '5 4'}
              className={relation.matched === 1 ? 'stroke-line-strong' : 'stroke-warn'}
            />
          ))}
        </svg>
        {lines.map(({ relation, label }) => (
          <span
            key={keyOf(relation)}
            className={classes(
              'absolute -translate-1/2 rounded-mark bg-surface px-1 text-1',
              relation.matched === 1 ? 'text-ink-2' : 'text-warn',
            )}
            style={{ left: label.x, top: label.y }}
          >
            {relation.exact ? '' : '≈ '}
            {share(relation.matched, 1, lang)}
          </span>
        ))}
        {boxes.map(({ id, end, keys, x, y, height: tall }) => (
          <div
            key={id}
            className={classes(
              'absolute overflow-hidden rounded-control border border-line-strong bg-surface',
              end.dataset !== '' && 'border-dashed',
            )}
            style={{ left: x, top: y, width: BOX_WIDTH, height: tall }}
          >
            <p
              className="flex items-center gap-2 border-line-soft border-b bg-sunken px-2"
              style={{ height: HEAD_HEIGHT }}
            >
              <b className="truncate font-mono font-semibold text-2">{end.table}</b>
              <small className="ml-auto max-w-24 shrink-0 truncate text-1 text-ink-3">
                {end.dataset === '' ? t.rows({ n: rows.get(end.table) ?? 0 }) : end.dataset}
              </small>
            </p>
            {keys.map((key) => (
              <p
                key={key}
                className="truncate px-2 font-mono text-2 text-ink-2"
                style={{ lineHeight: `${KEY_HEIGHT}px` }}
              >
                {key}
              </p>
            ))}
          </div>
        ))}
      </div>
    </ScrollRegion>
  )
}

function List({ relations, datasetId }: { relations: readonly Relation[]; datasetId: string }) {
  const t = useTexts(relationTexts)
  const lang = useLanguage()
  return (
    <div className="border-line border-t">
      <Table caption={t.list()}>
        <thead>
          <tr>
            <Th>{t.from()}</Th>
            <Th>{t.to()}</Th>
            <Th numeric>{t.matched()}</Th>
            <Th>{t.how()}</Th>
          </tr>
        </thead>
        <tbody>
          {relations.map((relation) => (
            <tr key={keyOf(relation)}>
              {[relation.from, relation.to].map((end) => (
                <Td key={end === relation.from ? 'from' : 'to'} className="font-mono text-2">
                  <span translate="no">
                    {end.table} ({end.columns.join(', ')})
                  </span>
                  {end.datasetId !== datasetId && (
                    <Link href={`/datasets/${end.datasetId}/profile`} className={classes(linkLook, 'ml-2 font-sans')}>
                      {end.dataset}
                    </Link>
                  )}
                </Td>
              ))}
              <Td numeric>{share(relation.matched, 1, lang)}</Td>
              <Td className="text-2 text-ink-2">{relation.exact ? t.exact() : t.sampled()}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function keyOf({ from, to }: Relation): string {
  return [from, to].map(({ datasetId, table, columns }) => `${datasetId} ${table} ${columns.join(' ')}`).join(' → ')
}

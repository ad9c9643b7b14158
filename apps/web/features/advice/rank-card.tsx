'use client'

import type { Advice, RankedStore } from '@ai-etl/core/documents/advice'
import { advicePageTexts, storeNames } from '@ai-etl/core/messages/web/advice'
import { Archive, Database, HardDrive, type LucideIcon, Plus, Radio, Table2, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { classes } from '#lib/classes.ts'
import { useTexts } from '#lib/language-context.tsx'
import { withoutCommands } from '#lib/without-commands.ts'
import { linkLook } from '#ui/button.tsx'
import { KeyValues } from '#ui/facts.tsx'
import { Bar } from '#ui/progress.tsx'

const ICONS: Record<RankedStore['target'], LucideIcon> = {
  clickhouse: Table2,
  postgresql: Database,
  hdfs: HardDrive,
  kafka: Radio,
  s3: Archive,
}

interface RankCardProps {
  datasetId: string
  ranked: RankedStore
  place: number
  schedule: Advice['schedule']
  /** The whole card: the winner, and those that were opened. */
  open: boolean
  onOpen(): void
}

/** One store: its place and score, for and against, how it would be done. */
export function RankCard({ datasetId, ranked, place, schedule, open, onOpen }: RankCardProps) {
  const t = useTexts(advicePageTexts)
  const { target, score, why, whyNot, how, caveats } = ranked
  const Icon = ICONS[target]
  const first = place === 1
  const several = new Set(how.map(({ table }) => table)).size > 1
  return (
    <li
      className={classes(
        'relative rounded-panel md:grid md:grid-cols-[32px_minmax(0,1fr)] md:gap-x-4 border border-line bg-surface p-4',
        first && 'border-accent border-l-4',
      )}
    >
      <span className={classes('font-semibold text-6 max-md:absolute', first ? 'text-accent' : 'text-ink-3')}>
        {place}
      </span>
      <div className="grid gap-3">
        <div className="flex items-start justify-between gap-x-4 max-md:pl-7">
          <h2 className="flex items-center gap-2 text-5">
            <Icon aria-hidden className="size-4 shrink-0" />
            {storeNames[target]}
          </h2>
          <div className="w-28 shrink text-right">
            <b className="font-semibold text-6" title={t.score({ score })}>
              {Math.round(score)}
            </b>
            <Bar value={score} tone={first ? 'accent' : 'context'} />
          </div>
        </div>
        {open ? (
          <>
            <div className="grid gap-4 md:grid-cols-2">
              <Reasons title={t.why()} reasons={why} icon={Plus} tone="text-ok" datasetId={datasetId} />
              <Reasons
                title={t.whyNot()}
                reasons={[...whyNot, ...caveats.map((text) => ({ text: withoutCommands(text) }))]}
                icon={TriangleAlert}
                tone="text-warn"
                datasetId={datasetId}
              />
            </div>
            <KeyValues
              pairs={[
                ...how.map(
                  ({ table, text }, i) => [i === 0 ? t.how() : '', several ? `${table}: ${text}` : text] as const,
                ),
                ...(first ? [[t.schedule(), schedule.text] as const] : []),
              ]}
            />
          </>
        ) : (
          <div className="grid gap-1 text-2">
            {why[0] && (
              <p>
                <span className="text-ok">{t.for()}</span> {why[0].text}
              </p>
            )}
            {(whyNot[0]?.text ?? caveats[0]) && (
              <p>
                <span className="text-warn">{t.against()}</span> {whyNot[0]?.text ?? withoutCommands(caveats[0])}
              </p>
            )}
            <div>
              <button type="button" className={linkLook} onClick={onOpen}>
                {t.details({ store: storeNames[target] })}
              </button>
            </div>
          </div>
        )}
      </div>
    </li>
  )
}

interface ShownReason {
  readonly text: string
  readonly metric?: string
  readonly value?: string | number | boolean
  readonly threshold?: string | number | boolean
}

function Reasons({
  title,
  reasons,
  icon: Icon,
  tone,
  datasetId,
}: {
  title: string
  reasons: readonly ShownReason[]
  icon: LucideIcon
  tone: string
  datasetId: string
}) {
  const t = useTexts(advicePageTexts)
  if (reasons.length === 0) return null
  return (
    <div className="grid content-start gap-2">
      <h3 className="text-3">{title}</h3>
      <ul className="grid gap-2 text-3">
        {reasons.map(({ text, metric, value, threshold }) => (
          <li key={text} className="grid grid-cols-[16px_minmax(0,1fr)] gap-2">
            <Icon aria-hidden className={classes('mt-0.5 size-3.5', tone)} />
            <span>
              {text}{' '}
              {metric !== undefined && (
                <Link
                  href={`/datasets/${datasetId}/profile`}
                  prefetch={false}
                  className="text-2 text-accent"
                  title={t.measured({ metric, value: String(value), threshold: String(threshold) })}
                >
                  {t.evidence()}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

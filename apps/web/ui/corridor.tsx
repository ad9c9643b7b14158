import type { Language } from '@ai-etl/core/messages/language'
import { corridorTexts } from '@ai-etl/core/messages/web/corridor'
import { Check, ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classes } from '#lib/classes.ts'
import { textsIn } from '#lib/texts.ts'
import { Button } from './button.tsx'

/** The seven stations, in the order of every page, folder and command. */
export const STATIONS = ['source', 'profile', 'advice', 'tables', 'pipeline', 'run', 'report'] as const
export type Station = (typeof STATIONS)[number]

export interface StationState {
  /** `now`: work is under way or comes next; `attention`: needs the reader. */
  readonly state: 'done' | 'now' | 'attention' | 'ahead'
  /** One fact, never a description: `27 колонок · 7 замечаний`. */
  readonly fact?: string
  /** Where it opens; without it the station cannot be reached yet. */
  readonly href?: string
}

/** What moves while a page is open: the line beyond a station and the fact under its name. */
interface Live {
  readonly station: Station
  readonly line: ReactNode
  readonly fact: ReactNode
}

interface CorridorProps {
  lang: Language
  /** Absent on a page about all of them. */
  here?: Station
  stations: Readonly<Record<Station, StationState>>
  live?: Live
}

/** Where one is between a source and its report, on every page of a dataset. Under 760 px only the marks remain. */
export function Corridor({ lang, here, stations, live }: CorridorProps) {
  const t = textsIn(corridorTexts, lang)
  return (
    <nav aria-label={t.corridor()} className="gutter border-line border-b bg-surface pt-3 pb-2">
      <ol className="grid grid-cols-[repeat(6,minmax(0,1fr))_18px] md:grid-cols-[repeat(6,minmax(0,1fr))_minmax(0,0.8fr)]">
        {STATIONS.map((station) => (
          <li key={station} className="relative min-w-0">
            {station !== 'report' && (
              <Line walked={stations[station].state === 'done'}>{live?.station === station && live.line}</Line>
            )}
            <Stop
              lang={lang}
              station={station}
              here={station === here}
              {...stations[station]}
              shown={live?.station === station ? live.fact : stations[station].fact}
            />
          </li>
        ))}
      </ol>
      {here !== undefined && <Neighbours lang={lang} here={here} stations={stations} live={live} />}
      {here === undefined && <Needed lang={lang} stations={stations} />}
    </nav>
  )
}

/** From this station to the next: solid when walked, dashed when ahead; over both what moves. */
function Line({ walked, children }: { walked: boolean; children: ReactNode }) {
  return (
    <span aria-hidden className="absolute top-2 right-0 left-4">
      <span className="absolute inset-x-0 border-line border-t-2 border-dashed" />
      {walked && <span className="absolute inset-x-0 border-accent border-t-2" />}
      {children}
    </span>
  )
}

function Stop({
  lang,
  station,
  here,
  state,
  shown,
  href,
}: StationState & { lang: Language; station: Station; here: boolean; shown: ReactNode }) {
  const t = textsIn(corridorTexts, lang)
  const content = (
    <>
      <StationMark state={state} here={here} />
      <span
        className={classes(
          'block text-4 max-md:sr-only',
          here ? 'font-[650] text-ink' : 'font-medium text-ink-2',
          href && 'group-hover:text-accent',
        )}
      >
        {t[station]()}
      </span>
      {shown !== undefined && <span className="hidden truncate text-2 text-ink-3 lg:block">{shown}</span>}
      <span className="sr-only">{t[`state-${state}`]()}</span>
    </>
  )
  const box = 'group relative block pt-6 pr-3 pb-1 no-underline max-md:h-6 max-md:p-0'
  return href === undefined || here ? (
    <span className={box} aria-current={here ? 'step' : undefined}>
      {content}
    </span>
  ) : (
    <Link href={href} className={box}>
      {content}
    </Link>
  )
}

const MARKS: Record<StationState['state'], string> = {
  done: 'border-accent bg-accent text-on-accent',
  now: 'border-accent bg-surface text-accent',
  attention: 'border-warn bg-warn-soft text-warn',
  ahead: 'border-line-strong bg-surface text-transparent',
}

function StationMark({ state, here }: { state: StationState['state']; here: boolean }) {
  return (
    <span
      aria-hidden
      className={classes(
        'absolute top-0 left-0 grid size-4.5 place-items-center rounded-full border-2 font-semibold text-2 leading-none',
        MARKS[state],
        here && 'shadow-[0_0_0_3px_var(--bg-surface),0_0_0_5px_var(--accent)]',
      )}
    >
      {state === 'done' && <Check className="size-3 [stroke-width:3]" />}
      {state === 'attention' && '!'}
      {state === 'now' && <span className="size-1.5 rounded-full bg-accent" />}
    </span>
  )
}

/** On a phone: the name and fact of this station, and the way to the two beside it. */
function Neighbours({ lang, here, stations, live }: CorridorProps & { here: Station }) {
  const t = textsIn(corridorTexts, lang)
  const place = STATIONS.indexOf(here)
  const [before, after] = [STATIONS[place - 1], STATIONS[place + 1]]
  const fact = live?.station === here ? live.fact : stations[here].fact
  return (
    <div className="mt-1 flex items-center gap-2 md:hidden">
      {before && stations[before].href !== undefined && (
        <Button asChild look="quiet" size="icon-small">
          <Link href={stations[before].href} aria-label={t.back({ station: t[before]() })}>
            <ChevronLeft aria-hidden />
          </Link>
        </Button>
      )}
      <p className="min-w-0 flex-1">
        <b className="font-semibold">{t[here]()}</b>{' '}
        <span className="text-ink-3">· {t.place({ n: place + 1, of: STATIONS.length })}</span>
        {fact !== undefined && <small className="block truncate text-2 text-ink-3">{fact}</small>}
      </p>
      {after && stations[after].href !== undefined && (
        <Button asChild look="quiet" size="icon-small">
          <Link href={stations[after].href} aria-label={t.onwards({ station: t[after]() })}>
            <ChevronRight aria-hidden />
          </Link>
        </Button>
      )}
    </div>
  )
}

/** On a phone, where no station is this page's own: those that need the reader. */
function Needed({ lang, stations }: Pick<CorridorProps, 'lang' | 'stations'>) {
  const t = textsIn(corridorTexts, lang)
  const needed = STATIONS.filter((station) => stations[station].state === 'attention')
  return needed.map((station) => (
    <p key={station} className="mt-1 truncate md:hidden">
      <b className="font-semibold">{t[station]()}</b> <span className="text-ink-3">· {stations[station].fact}</span>
    </p>
  ))
}

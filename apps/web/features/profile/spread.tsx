'use client'

import type { FieldProfile } from '@ai-etl/core/documents/profile'
import { number } from '@ai-etl/core/messages/language'
import { profileTexts } from '@ai-etl/core/messages/web/profile'
import { classes } from '#lib/classes.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Bar } from '#ui/progress.tsx'
import { hasBars, type Selection } from './selection.ts'

/** Values that stand in the panel; a profile keeps no more of most columns. */
const VALUES = 10

interface SpreadProps {
  field: FieldProfile
  selection: Selection | null
  onSelect(selection: Selection): void
}

/** The bars of a column's histogram, or its frequent values, each with its count; pressed, one shows its rows. */
export function Spread({ field, selection, onSelect }: SpreadProps) {
  const t = useTexts(profileTexts)
  const lang = useLanguage()
  const { name, personal } = field
  const lines = personal ? [] : linesOf(field)
  if (lines.length === 0) return null
  const most = Math.max(1, ...lines.map(({ count }) => count))
  return (
    <section aria-label={t.spread()}>
      <h3 className="mb-1 font-medium text-2 text-ink-3">{t.spread()}</h3>
      <ol className="grid gap-px">
        {lines.map(({ words, count, chosen }) => {
          const pressed = isChosen(selection, name, chosen)
          return (
            <li key={words}>
              <button
                type="button"
                aria-pressed={pressed}
                disabled={count === 0}
                onClick={() => onSelect({ field: name, ...chosen })}
                className={classes(
                  'grid w-full grid-cols-[minmax(0,1fr)_72px_5rem] items-center gap-2 rounded-mark px-1 text-left text-2 enabled:hover:bg-hover disabled:text-ink-3 pointer-coarse:min-h-8',
                  pressed && 'bg-accent-soft',
                )}
              >
                <span className="truncate font-mono" title={words}>
                  {words}
                </span>
                <Bar value={(100 * count) / most} tone={pressed ? 'accent' : 'context'} />
                <span className="text-right">{number(count, lang)}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

interface Line {
  readonly words: string
  readonly count: number
  readonly chosen: { readonly bin: number } | { readonly value: string }
}

function linesOf(field: FieldProfile): readonly Line[] {
  const { histogram, top } = field
  if (histogram !== null && hasBars(field))
    return withoutGaps(histogram.bins).map(({ from, to, count, bin }) => ({
      words: `${edge(from)} – ${edge(to)}`,
      count,
      chosen: { bin },
    }))
  return top.slice(0, VALUES).map(({ value, count }) => ({ words: value, count, chosen: { value } }))
}

type Bin = NonNullable<FieldProfile['histogram']>['bins'][number]

/** The bins with their numbers; empty ones beside each other are one. */
function withoutGaps(bins: readonly Bin[]): readonly (Bin & { readonly bin: number })[] {
  const kept: (Bin & { readonly bin: number })[] = []
  for (const [bin, each] of bins.entries()) {
    const last = kept.at(-1)
    if (last !== undefined && last.count === 0 && each.count === 0) kept[kept.length - 1] = { ...last, to: each.to }
    else kept.push({ ...each, bin })
  }
  return kept
}

/** An edge as machines write it, no longer than it tells something. */
function edge(at: number | string): string {
  return typeof at === 'string' ? at.replace('T', ' ').replace(/(:\d\d)?Z$/, '') : String(Number(at.toPrecision(6)))
}

function isChosen(selection: Selection | null, field: string, chosen: Line['chosen']): boolean {
  if (selection === null || selection.field !== field) return false
  if ('bin' in chosen) return 'bin' in selection && selection.bin === chosen.bin
  return 'value' in selection && selection.value === chosen.value
}

import { message } from '../messages/language.ts'
import type { Increments } from '../pipeline/incremental/increments.ts'
import type { Pipeline } from '../pipeline/schema.ts'
import type { RefusedConstruct } from './capability.ts'

const INCREMENT_REFUSALS = {
  append: message<void>({
    en: () =>
      'code remembers no mark and would append all rows at each run: run the document with "ai-etl run", or as a DAG of that command',
    ru: () =>
      'код не помнит отметки и при каждом запуске добавлял бы все строки: запускайте документ командой «ai-etl run» или DAG с этой командой',
  }),
  nulls: message<void>({
    en: () => 'only runs of this platform look at rows without a cursor: leave "nulls" out and filter them by a step',
    ru: () =>
      'строки без курсора различают только запуски самой платформы: уберите nulls и отсейте такие строки шагом filter',
  }),
}

/**
 * What of increments compiled code cannot do. It reads incremental sources whole, which gives the same rows wherever they
 * take the place of those of their key.
 * @param appends whether the code appends what is new alone
 */
export function refusedIncrements(
  { sources: all }: Pick<Pipeline, 'sources'>,
  { sources, appends: appended }: Increments,
  { appends }: { readonly appends: boolean },
): readonly RefusedConstruct[] {
  const nulls = [...sources.keys()].flatMap((step) => {
    const { nulls: rows = 'read' } = all[step]
    return rows === 'read' ? [] : [{ step, what: `nulls: ${rows}`, reason: INCREMENT_REFUSALS.nulls }]
  })
  if (appends) return nulls
  const targets = [...appended.keys()].map((step) => ({
    step,
    what: 'mode: append',
    reason: INCREMENT_REFUSALS.append,
  }))
  return [...nulls, ...targets]
}

import { parseEvery, parseGrowth, parseRetention } from '@ai-etl/core/advice/inputs'
import type { AdviceInputs } from '@ai-etl/core/advice/signals'
import type { UpdateKind } from '@ai-etl/core/ddl/model'
import type { Profile } from '@ai-etl/core/documents/profile'
import type { Language } from '@ai-etl/core/messages/language'

/** What someone says of how the data will be used, as they write it. */
export interface StatedUse {
  readonly updates?: UpdateKind | undefined
  /** How soon new data should be readable: `1h`. */
  readonly every?: string | undefined
  /** `10GB/month` */
  readonly growth?: string | undefined
  /** `3y` */
  readonly retention?: string | undefined
  /** SQL texts, each of any number of statements. */
  readonly queries?: readonly string[] | undefined
}

/** The same, understood; the queries wait for a profile. */
export interface Use {
  readonly inputs: Omit<AdviceInputs, 'queries'>
  readonly sql: readonly string[]
}

/** Understands what was said, before anything long begins. @throws PlatformError `usage.invalid` */
export function readUse({ updates, every, growth, retention, queries }: StatedUse): Use {
  return {
    inputs: {
      ...(updates === undefined ? {} : { updates }),
      ...(every === undefined ? {} : { every: parseEvery(every) }),
      ...(growth === undefined ? {} : { growth: parseGrowth(growth) }),
      ...(retention === undefined ? {} : { retention: parseRetention(retention) }),
    },
    sql: queries ?? [],
  }
}

/** Everything that advice and designs are told beside a profile: the queries are analysed against it. */
export async function adviceInputs({ inputs, sql }: Use, profile: Profile, lang: Language): Promise<AdviceInputs> {
  if (sql.length === 0) return inputs
  const { analyzeQueries } = await import('@ai-etl/core/queries/analyze')
  return { ...inputs, queries: await analyzeQueries(sql, profile, lang) }
}

import { isDeepStrictEqual } from 'node:util'
import { generateDdl } from '@ai-etl/core/ddl/generate'
import type { Advice } from '@ai-etl/core/documents/advice'
import type { Ddl } from '@ai-etl/core/documents/ddl'
import type { Profile } from '@ai-etl/core/documents/profile'
import type { Language } from '@ai-etl/core/messages/language'
import { profileAgain } from '@ai-etl/core/messages/profile-again'
import { renamedFields } from '@ai-etl/core/profile/overrides'
import { adviceOf } from '@ai-etl/runtime/corridor/advice'
import { type DdlOptions, ddlRequest } from '@ai-etl/runtime/corridor/ddl'
import { readUse, type StatedUse } from '@ai-etl/runtime/corridor/use'
import { showProfile } from '@ai-etl/runtime/store/queries/profiles/show'
import { maybe } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'

/** Of what a kept document was made. */
interface Origin {
  readonly projectId: string
  /** Null: the profile is not kept any more. */
  readonly profileId: string | null
  readonly stated: StatedUse
}

/**
 * Advice in a reader's language: worked out again from what it was made of, an experiment's measurements included. Where
 * that would be other advice, since its fields or the rules have changed since, it stays as it was given.
 */
export async function adviceAgain(
  services: Pick<Services, 'database'>,
  origin: Origin,
  given: Advice,
  lang: Language,
): Promise<Advice> {
  const profile = await profileOf(services, origin, lang)
  if (profile === null) return given
  const again = await adviceOf(profile, readUse(origin.stated), { lang }, given.experiment ?? undefined)
  return isDeepStrictEqual(judged(again), judged(given)) ? again : given
}

/** A design with its reasons in a reader's language; its statements, and how they were checked, stay as they are. */
export async function designAgain(
  services: Pick<Services, 'database'>,
  origin: Origin,
  { ddl, options }: { readonly ddl: Ddl; readonly options: DdlOptions },
  lang: Language,
): Promise<Ddl> {
  const measured = await profileOf(services, origin, lang)
  if (measured === null) return ddl
  const profile = renamedFields(measured)
  const request = await ddlRequest(profile, options, readUse(origin.stated), lang)
  const { choices, refused } = generateDdl(profile, request)
  return isDeepStrictEqual(chosen({ choices, refused }), chosen(ddl)) ? { ...ddl, choices, refused } : ddl
}

async function profileOf(
  { database }: Pick<Services, 'database'>,
  { projectId, profileId }: Origin,
  lang: Language,
): Promise<Profile | null> {
  const kept = profileId === null ? null : await maybe(database, showProfile, { projectId, profileId })
  // Written by keepProfile alone.
  return kept && profileAgain(kept.document as Profile, lang)
}

/** What advice says in no language. */
function judged({ recommended, confidence, ranked, schedule, alternatives }: Advice) {
  const weighed = (reasons: Advice['ranked'][number]['why']) => reasons.map(({ metric, weight }) => [metric, weight])
  return {
    recommended,
    confidence,
    cron: schedule.cron,
    alternatives: alternatives.map(({ target }) => target),
    ranked: ranked.map(({ target, score, why, whyNot }) => [target, score, weighed(why), weighed(whyNot)]),
  }
}

/** What a design says in no language. */
function chosen({ choices, refused }: Pick<Ddl, 'choices' | 'refused'>) {
  return {
    choices: choices.map(({ kind, table, on }) => [kind, table, on]),
    refused: refused.map(({ kind }) => kind),
  }
}

import type { Profile, TableProfile } from '../documents/profile.ts'
import { findingAgain } from './finding-again.ts'
import type { Language } from './language.ts'
import { PHRASES, type Phrase, say } from './phrase.ts'
import { type StructureText, structureText, structureTexts } from './profiling.ts'

/**
 * A profile with every text in it said in the language of whoever reads it: profiles are kept in that of whoever
 * measured. What an earlier version kept as words alone, or a later one says by keys that are not known here, stays.
 */
export function profileAgain(profile: Profile, lang: Language): Profile {
  return {
    ...profile,
    rejected: profile.rejected.map((one) =>
      one.says !== undefined && Object.hasOwn(PHRASES, one.says.phrase)
        ? // The phrase that `detail` was said of when it was measured.
          { ...one, detail: say(one.says as Phrase, lang) }
        : one,
    ),
    tables: profile.tables.map((table) => ({
      ...table,
      fields: table.fields.map((field) => ({
        ...field,
        issues: field.issues.map((issue) => ({ ...issue, text: findingAgain(issue, table.rows, lang) })),
      })),
      keys: table.keys.map((key) => ({ ...key, verdict: saidAgain(key.says ?? plainVerdict(key), key.verdict, lang) })),
    })),
    growth: profile.growth && {
      ...profile.growth,
      basis: saidAgain(profile.growth.says, profile.growth.basis, lang),
    },
  }
}

type Key = TableProfile['keys'][number]

function saidAgain(says: Key['says'], kept: string, lang: Language): string {
  return says !== undefined && isStructureText(says.text) ? structureText(says.text, says.params, lang) : kept
}

function isStructureText(text: string): text is StructureText {
  return Object.hasOwn(structureTexts, text)
}

/** The verdicts without parameters are known by their words. */
function plainVerdict({ verdict }: Key): Key['says'] {
  const text = (['key', 'keyByName', 'keyUnproven'] as const).find(
    (each) => structureTexts[each].ru({}) === verdict || structureTexts[each].en({}) === verdict,
  )
  return text && { text, params: {} }
}

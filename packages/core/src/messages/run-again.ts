import { maskSecretsWithin } from '../address/mask.ts'
import type { Run } from '../documents/run.ts'
import { isErrorCode } from '../errors/codes.ts'
import { PlatformError } from '../errors/error.ts'
import type { Language } from './language.ts'
import { keptPhrase, type Phrase, say } from './phrase.ts'

/** What a run tells people besides errors. */
export interface RunNotes {
  /** Changes made to existing tables. */
  readonly changes: readonly Phrase[]
  readonly warnings: readonly Phrase[]
}

/** Notes as the document of a run carries them: said, and by their keys, each text once. */
export function notesOfRun(
  { changes, warnings }: RunNotes,
  lang: Language,
): Pick<Run, 'changes' | 'warnings' | 'says'> {
  const texts = (notes: readonly Phrase[]) => [...new Set(notes.map((note) => say(note, lang)))]
  const says = Object.fromEntries([...changes, ...warnings].map((note) => [say(note, lang), note]))
  return { changes: texts(changes), warnings: texts(warnings), ...(Object.keys(says).length > 0 && { says }) }
}

/** The document of a run with warnings before its own. */
export function withWarnings(run: Run, warnings: readonly Phrase[], lang: Language): Run {
  if (warnings.length === 0) return run
  const added = notesOfRun({ changes: [], warnings }, lang)
  return { ...run, warnings: [...added.warnings, ...run.warnings], says: { ...run.says, ...added.says } }
}

/** What the texts of several runs say, by text. */
export function saysOfRuns(runs: readonly Pick<Run, 'says'>[]): Pick<Run, 'says'> {
  const says = Object.assign({}, ...runs.map((run) => run.says)) as NonNullable<Run['says']>
  return Object.keys(says).length > 0 ? { says } : {}
}

/**
 * The document of a run with every text in it said in the language of whoever reads it: runs are kept in that of
 * whoever began them. What an earlier version kept as words alone, or a later one says by keys that are not known
 * here, stays.
 */
export function runAgain(run: Run, lang: Language): Run {
  const known = new Map(
    Object.entries(run.says ?? {}).flatMap(([text, kept]) => {
      const phrase = keptPhrase(kept)
      return phrase === null ? [] : [[text, phrase] as const]
    }),
  )
  const again = (text: string) => {
    const phrase = known.get(text)
    return phrase === undefined ? text : say(phrase, lang)
  }
  return {
    ...run,
    changes: run.changes.map(again),
    warnings: run.warnings.map(again),
    ...(run.says && { says: Object.fromEntries(Object.entries(run.says).map(([text, kept]) => [again(text), kept])) }),
    ...(run.failure && { failure: failureAgain(run.failure, lang) }),
  }
}

function failureAgain(failure: NonNullable<Run['failure']>, lang: Language): NonNullable<Run['failure']> {
  const { code, params } = failure
  const isKnown = isErrorCode(code) && params !== undefined && keptPhrase({ phrase: `error.${code}`, params }) !== null
  if (!isKnown) return failure
  // The parameters were kept with the code that they are of.
  const { message, fix } = new PlatformError(code, params as never).problem(lang)
  return { ...failure, message: maskSecretsWithin(message), fix: maskSecretsWithin(fix) }
}

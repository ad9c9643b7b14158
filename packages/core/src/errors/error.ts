import { adviceOfReason } from '../messages/advice-of-reasons.ts'
import type { Language } from '../messages/language.ts'
import type { Given, Phrase } from '../messages/phrase.ts'
import { sayAll } from '../messages/phrase.ts'
import type { ErrorCode, ErrorParams } from './codes.ts'
import { ERRORS } from './codes.ts'

/** A failure as documents and problem+json carry it. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly where: string | null
  readonly fix: string
}

/**
 * A failure that a user can act on: a stable code, the thing, the place and the fix.
 * `message` is English; `problem(lang)` speaks the user's language. Parameters never hold secrets.
 */
export class PlatformError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'PlatformError'
  readonly code: C
  readonly params: Given<ErrorParams<C>>
  /** The place: `tickets.csv:41203`, `pipeline.yaml steps.paid.where`, `db.example:5432`. */
  readonly where: string | null
  /** The fields of the failed command's document that are known all the same; shown beside the error with --json. */
  readonly known: object | null

  constructor(
    code: C,
    params: Given<ErrorParams<C>>,
    options: { where?: string; cause?: unknown; known?: object } = {},
  ) {
    super(say(code, params, 'en').message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.params = params
    this.where = options.where ?? null
    this.known = options.known ?? null
  }

  /** What it says, to stand within another text. */
  said(): Phrase {
    // Parameters of errors are texts, numbers and phrases.
    return { phrase: `error.${this.code}`, params: this.params as Phrase['params'] }
  }

  problem(lang: Language): Problem {
    return { code: this.code, ...say(this.code, this.params, lang), where: this.where }
  }
}

function say(code: ErrorCode, params: object, lang: Language): { message: string; fix: string } {
  // The catalogue's entry takes exactly the parameters of its code; TypeScript cannot follow that through the index.
  const entry = ERRORS[code] as unknown as {
    message: Record<Language, (p: object) => string>
    fix: Record<Language, (p: object) => string>
  }
  const said = sayAll(params, lang)
  return { message: entry.message[lang](said), fix: adviceOfReason(params, lang) ?? entry.fix[lang](said) }
}

import { ERRORS, type ErrorCode } from '../../errors/codes.ts'

/** What errors say, for texts that an error stands within; `PlatformError.said` gives the phrase of one. */
// The keys are made of the codes; Object.fromEntries forgets which value is whose.
export const failurePhrases = Object.fromEntries(
  Object.entries(ERRORS).map(([code, { message }]) => [`error.${code}`, message]),
) as { readonly [C in ErrorCode as `error.${C}`]: (typeof ERRORS)[C]['message'] }

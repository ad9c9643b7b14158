import { type Profile, profileSchema } from '@ai-etl/core/documents/profile'
import { profileAgain } from '@ai-etl/core/messages/profile-again'
import { profileOptionsSchema } from '../../analysis/options.ts'
import { profileSource } from '../../analysis/read.ts'
import { readableSource } from '../../sources/source.ts'
import { jobKind } from '../kind.ts'
import { serverKey } from '../server-key.ts'
import { toolsOf } from '../tools.ts'
import { ANALYSIS } from './analysis.ts'

/** Measures a source; the answer is the profile document. */
export const profileJob = jobKind({
  kind: 'profile',
  ...ANALYSIS,
  input: profileOptionsSchema.extend({ source: readableSource }),
  answer: profileSchema,
  // Written by `run` alone.
  said: (answer, lang) => answer && profileAgain(answer as Profile, lang),
  concurrencyKey: ({ source }) => serverKey(source.address),
  async run(work) {
    const { settings, live } = await toolsOf(work)
    const { source, sample, showPersonal } = work.input
    return profileSource(source, { ...(sample && { sample }), showPersonal: showPersonal ?? false }, settings, live)
  },
})

import type { Profile } from '../../documents/profile.ts'
import type { DdlRequest } from '../generate.ts'
import { cadastreProfile } from './cadastre.ts'
import { registerProfile } from './register.ts'
import { ticketsProfile } from './tickets.ts'

/** Profiles and requests whose DDL is reviewed (golden/ddl) and executed in the embedded databases. */
export const DDL_CASES: Readonly<Record<string, { profile: Profile; request?: Partial<DdlRequest> }>> = {
  'tickets-sample': { profile: ticketsProfile(998) },
  tickets: { profile: ticketsProfile() },
  'tickets-growing': {
    profile: ticketsProfile(),
    request: { growth: { bytesPerDay: 10e9 / 30 }, retention: { days: 3 * 365 } },
  },
  register: { profile: registerProfile(), request: { updates: 'upsert' } },
  'register-latin': { profile: registerProfile(1_000), request: { names: 'transliterate', lang: 'ru' } },
  cadastre: { profile: cadastreProfile() },
}

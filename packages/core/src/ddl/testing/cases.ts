import type { Profile } from '../../documents/profile.ts'
import type { QueryPatterns } from '../../documents/queries.ts'
import type { DdlRequest } from '../generate.ts'
import { cadastreProfile } from './cadastre.ts'
import { registerProfile } from './register.ts'
import { ticketsProfile } from './tickets.ts'

type Query = QueryPatterns['queries'][number]

/** A query on tickets of a share of the load, with its filters as `column kind`. */
function query(weight: number, filters: readonly string[], groups: string[] = []): Query {
  return {
    fingerprint: filters.join(),
    sql: '',
    calls: 1,
    weight,
    tables: ['tickets'],
    filters: filters.map((filter) => {
      const [column, kind] = filter.split(' ')
      return { table: 'tickets', column, kind: kind as Query['filters'][number]['kind'] }
    }),
    joins: [],
    groups,
    orders: [],
  }
}

const queries: QueryPatterns = {
  queries: [
    query(0.5, ['museum_name equality', 'created range'], ['museum_name']),
    query(0.2, ['client_phone equality']),
    query(0.12, ['ticket_status equality', 'visitor_category in']),
    query(0.1, ['event_name like']),
    query(0.08, ['order_number equality']),
  ],
  recommendations: [],
}

/** Profiles and requests whose DDL is reviewed (golden/ddl) and executed in the embedded databases. */
export const DDL_CASES: Readonly<Record<string, { profile: Profile; request?: Partial<DdlRequest> }>> = {
  'tickets-sample': { profile: ticketsProfile(998) },
  tickets: { profile: ticketsProfile() },
  'tickets-growing': {
    profile: ticketsProfile(),
    request: { growth: { bytesPerDay: 10e9 / 30 }, retention: { days: 3 * 365 } },
  },
  'tickets-queried': { profile: ticketsProfile(20_000_000), request: { queries, updates: 'append' } },
  register: { profile: registerProfile(), request: { updates: 'upsert' } },
  'register-latin': { profile: registerProfile(1_000), request: { names: 'transliterate', lang: 'ru' } },
  cadastre: { profile: cadastreProfile() },
}

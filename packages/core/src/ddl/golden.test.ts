import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DIALECTS } from '../documents/ddl.ts'
import type { Profile } from '../documents/profile.ts'
import type { DdlRequest } from './generate.ts'
import { generateDdl } from './generate.ts'
import { cadastreProfile } from './testing/cadastre.ts'
import { registerProfile } from './testing/register.ts'
import { ticketsProfile } from './testing/tickets.ts'

/**
 * The reviewed DDL of the city datasets in every dialect: golden/ddl/<case>.<dialect>.sql, statements with the choices
 * and refusals as comments. UPDATE_GOLDEN=1 rewrites them; the difference is the review.
 */
const FOLDER = new URL('../../../../golden/ddl/', import.meta.url)

const CASES: Readonly<Record<string, { profile: Profile; request?: Partial<DdlRequest> }>> = {
  'tickets-sample': { profile: ticketsProfile(998) },
  tickets: { profile: ticketsProfile() },
  'tickets-growing': {
    profile: ticketsProfile(),
    request: { growth: { bytesPerDay: 10e9 / 30 }, retention: { days: 3 * 365 }, names: 'quote' },
  },
  register: { profile: registerProfile(), request: { updates: 'upsert' } },
  'register-latin': { profile: registerProfile(1_000), request: { names: 'transliterate', lang: 'ru' } },
  cadastre: { profile: cadastreProfile() },
}

describe.each(Object.entries(CASES))('%s', (name, { profile, request }) => {
  it.each(DIALECTS)('%s', (dialect) => {
    const ddl = generateDdl(profile, { dialect, lang: 'en', names: 'quote', ...request })
    const choices = ddl.choices.map(
      (c) => `-- ${c.kind} ${c.table}.${c.on}: ${c.what}. ${c.reason}${c.evidence && ` [${c.evidence}]`}`,
    )
    const refused = ddl.refused.map((r) => `-- not ${r.kind} ${r.what}: ${r.reason}`)
    const text = [...ddl.statements.map((statement) => `${statement};`), '', ...choices, '', ...refused, ''].join('\n')
    expect(text).toBe(golden(`${name}.${dialect}.sql`, text))
  })
})

function golden(name: string, text: string): string {
  const file = new URL(name, FOLDER)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(file, text)
  }
  return readFileSync(file, 'utf8')
}

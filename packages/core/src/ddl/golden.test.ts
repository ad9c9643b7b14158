import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DIALECTS } from '../documents/ddl.ts'
import { generateDdl } from './generate.ts'
import { DDL_CASES } from './testing/cases.ts'

/**
 * The reviewed DDL of the city datasets in every dialect: golden/ddl/<case>.<dialect>.sql, statements with the choices
 * and refusals as comments. UPDATE_GOLDEN=1 rewrites them; the difference is the review.
 */
const FOLDER = new URL('../../../../golden/ddl/', import.meta.url)

describe.each(Object.entries(DDL_CASES))('%s', (name, { profile, request }) => {
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

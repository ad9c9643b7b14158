import { semanticTitle } from '@ai-etl/core/messages/titles'
import { fieldAt, rowsOf } from '../common.ts'
import type { Evidence } from '../evidence.ts'
import type { Block, Span } from '../model.ts'
import { listed, type Words } from '../words.ts'

/** A block of text and the table of its fields for each table of the profile. */
export function tableBlocks(evidence: Evidence, words: Words): Block[] {
  return evidence.items('/profile/tables').flatMap((place, index): Block[] => {
    const table = evidence.documents.profile.tables[index]
    const parent = evidence.documents.profile.tables.findIndex((other) => other.name === table.parent)
    const spans = { table: evidence.code(`${place}/name`), rows: evidence.number(`${place}/rows`) }
    const head =
      parent === -1
        ? words.fill('tableText', spans, table.rows)
        : words.fill('childText', { ...spans, parent: evidence.code(`/profile/tables/${parent}/name`) }, table.rows)
    const text: Block = { kind: 'paragraph', text: [...head, ...keyText(evidence, words, place)] }
    return table.fields.length === 0 ? [text] : [text, fieldTable(evidence, words, place)]
  })
}

function keyText(evidence: Evidence, words: Words, place: string): Span[] {
  if (evidence.items(`${place}/keys`).length === 0) return []
  const columns = listed(evidence.items(`${place}/keys/0/columns`).map((column) => evidence.code(column)))
  return [' ', ...words.fill('keyText', { columns, verdict: evidence.quote(`${place}/keys/0/verdict`) })]
}

function fieldTable(evidence: Evidence, words: Words, place: string): Block {
  const rows = evidence.items(`${place}/fields`).map((field): Span[][] => {
    const { semantic, nulls } = fieldAt(evidence, field)
    return [
      [evidence.code(`${field}/name`)],
      [evidence.code(`${field}/type`)],
      nulls === 0 ? [] : [evidence.share(`${field}/nulls`, rowsOf(field))],
      [evidence.number(`${field}/distinct/value`)],
      semantic === null ? [] : [semanticTitle(semantic, words.lang)],
    ]
  })
  const head = [words.say('field'), words.say('type'), words.say('empty'), words.say('distinct'), words.say('meaning')]
  return { kind: 'table', head, rows, numeric: [false, false, true, true, false] }
}

import type { Language, Message } from '@ai-etl/core/messages/language'
import { healthTexts } from '@ai-etl/core/messages/report-health'
import { performanceTexts } from '@ai-etl/core/messages/report-performance'
import { reportTexts } from '@ai-etl/core/messages/reports'
import { type Evidence, fill } from './evidence.ts'
import type { Quotation, Section, Span } from './model.ts'

const texts = { ...reportTexts, ...performanceTexts, ...healthTexts }

/** The texts that take no parameter, or only a number for its plural form. */
export type Plain = {
  [K in keyof typeof texts]: (typeof texts)[K] extends Message<infer P>
    ? Record<never, never> extends P
      ? K
      : P extends { n: number }
        ? K
        : never
    : never
}[keyof typeof texts]

/** Words of a report in its language. */
export class Words {
  readonly lang: Language

  constructor(lang: Language) {
    this.lang = lang
  }

  /** A text without places. */
  say(key: Plain): string {
    return this.#text(key, 0)
  }

  /** A text with its places filled; `n` chooses the plural form. */
  fill(key: Plain, spans: Readonly<Record<string, Span | readonly Span[]>>, n = 0): Span[] {
    return fill(this.#text(key, n), spans)
  }

  #text(key: Plain, n: number): string {
    // Every key of Plain takes nothing or { n }; TypeScript cannot join the two through the index.
    return (texts[key] as Message<{ n: number }>)[this.lang]({ n })
  }
}

/** Names with commas between. */
export function listed(quotations: readonly Quotation[]): Span[] {
  return quotations.flatMap((quotation, i): Span[] => (i === 0 ? [quotation] : [', ', quotation]))
}

/** Places of all fields of the profile, those of nested tables included. */
export function fieldPlaces(evidence: Evidence): string[] {
  return evidence.items('/profile/tables').flatMap((table) => evidence.items(`${table}/fields`))
}

/** A section, unless it has nothing to say: then `otherwise` stands in it. */
export function section(id: Section['id'], title: string, blocks: Section['blocks'], otherwise: string): Section {
  return { id, title, blocks: blocks.length > 0 ? blocks : [{ kind: 'paragraph', text: [otherwise] }] }
}

import type { Language } from '@ai-etl/core/messages/language'

/**
 * A report before it is written in any format. Text is made of spans, so that each number and each quotation carries
 * the place of its evidence: what is not in the documents has no way into a report.
 */
export interface Report {
  readonly kind: string
  readonly lang: Language
  readonly title: readonly Span[]
  readonly subtitle: readonly Span[]
  /** RFC 3339 */
  readonly madeAt: string
  readonly sections: readonly Section[]
}

export const SECTION_IDS = ['summary', 'analysis', 'recommendations', 'roadmap', 'cost-benefit', 'risks'] as const

export interface Section {
  readonly id: (typeof SECTION_IDS)[number]
  readonly title: string
  readonly blocks: readonly Block[]
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: readonly Span[] }
  | { readonly kind: 'points'; readonly items: readonly Point[] }
  | { readonly kind: 'facts'; readonly items: readonly { readonly label: string; readonly value: readonly Span[] }[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly (readonly Span[])[])[]
      readonly numeric: readonly boolean[]
    }
  | { readonly kind: 'chart'; readonly chart: Chart }

export interface Point {
  /** What it comes to, in bold. */
  readonly lead: readonly Span[]
  readonly text: readonly Span[]
}

export interface Chart {
  readonly shape: 'bars' | 'columns'
  readonly title: string
  /** What is shown, and its unit. */
  readonly subtitle: string
  readonly items: readonly { readonly label: string; readonly figure: Figure }[]
  /** The greatest value of the axis; absent: that of the items. */
  readonly most?: number
}

/** Words of ours, a number of the evidence, or a text of the evidence as it stands. */
export type Span = string | Figure | Quotation

export interface Figure {
  readonly kind: 'figure'
  readonly shown: string
  readonly value: number
  /** `value`: of the one place; `share`: first over second, in percent; `count`: how many places; `sum`: of all places. */
  readonly how: 'value' | 'share' | 'count' | 'sum'
  /** Places in the documents, JSON pointers: `/profile/tables/0/rows`. */
  readonly from: readonly string[]
}

export interface Quotation {
  readonly kind: 'quotation'
  /** As it stands in the documents. */
  readonly text: string
  /** As a reader of the language writes it, where that differs. */
  readonly shown?: string
  readonly from: string
  /** A name or value of the data, set in fixed width. */
  readonly code: boolean
}

export function plainText(spans: readonly Span[]): string {
  return spans.map(shownText).join('')
}

/** What a reader sees of a span. */
export function shownText(span: Span): string {
  if (typeof span === 'string') return span
  return span.kind === 'figure' ? span.shown : (span.shown ?? span.text)
}

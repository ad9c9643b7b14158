import type { FieldIssue } from '../../documents/profile.ts'
import type { Language } from '../../messages/language.ts'
import type { FindingRule } from '../../messages/profiling.ts'
import { findingTexts } from '../../messages/profiling.ts'
import type { FieldFacts } from '../field.ts'
import type { Meaning } from '../meaning.ts'

/** What rules judge from. */
export interface RuleInput {
  readonly facts: FieldFacts
  readonly meaning: Meaning
  readonly flaws: Flaws
  /** Seconds from 1970 of the moment of profiling: dates after it lie in the future. */
  readonly now: number
}

/** Flaws of single texts, bits of FLAW (semantics/quality.ts). */
export interface Flaws {
  /** By entry; empty for fields that are no text. */
  readonly of: Uint8Array
  /** Those that occur at all. */
  readonly all: number
}

export type Severity = FieldIssue['severity']

/** What a rule found, before it is put into words. */
export interface Finding {
  readonly rule: FindingRule
  readonly severity: Severity
  /** Rows concerned. */
  readonly count: number
  /** Entries that show it, the most telling first. */
  readonly entries?: readonly number[]
  /** Parameters of the rule's text beside `count`. */
  readonly params?: Record<string, string | number>
}

/** A rule: null when it has nothing to say. */
export type Rule = (input: RuleInput) => Finding | null

/** The sentence of a finding. */
export function findingText({ rule, count, params }: Finding, lang: Language): string {
  // Each rule gives exactly the parameters of its own text; the union of all texts' parameters is not callable.
  const say = findingTexts[rule][lang] as unknown as (params: Readonly<Record<string, string | number>>) => string
  return say({ count, ...params })
}

/** Entries that meet a condition, with the rows they stand for; at most `EXAMPLES` entries are kept. */
export class Offenders {
  count = 0
  readonly entries: number[] = []
  private readonly counts: Uint32Array

  constructor(counts: Uint32Array) {
    this.counts = counts
  }

  add(entry: number): void {
    this.count += this.counts[entry]
    if (this.entries.length < EXAMPLES) this.entries.push(entry)
  }
}

/** Examples of a finding. */
export const EXAMPLES = 5

import type { RefusedConstruct } from '@ai-etl/core/targets/capability'

/** What came of running cases. */
export interface Outcome {
  /** To mend. */
  readonly differences: readonly string[]
  readonly counts: Counts
}

/** How much was compared, and what was refused, by construct. */
export interface Counts {
  readonly cases: number
  readonly compared: Readonly<Record<string, number>>
  readonly refused: Readonly<Record<string, Refusals>>
}

/** How often a construct was refused, and why, in English. */
export interface Refusals {
  readonly times: number
  readonly reasons: readonly string[]
}

/** Counts what is compared and what is refused. */
export class Tally {
  readonly #compared = new Map<string, number>()
  readonly #refused = new Map<string, { times: number; reasons: Set<string> }>()
  #cases = 0

  compare(constructs: ReadonlySet<string>): void {
    this.#cases++
    for (const construct of constructs) this.#compared.set(construct, (this.#compared.get(construct) ?? 0) + 1)
  }

  refuse(refused: readonly RefusedConstruct[]): void {
    for (const { what, reason } of refused) {
      const known = this.#refused.get(what) ?? { times: 0, reasons: new Set<string>() }
      known.times++
      known.reasons.add(reason.en())
      this.#refused.set(what, known)
    }
  }

  outcome(differences: readonly string[]): Outcome {
    const refused = [...this.#refused].map(([what, { times, reasons }]): [string, Refusals] => [
      what,
      { times, reasons: [...reasons].sort() },
    ])
    return {
      differences,
      counts: { cases: this.#cases, compared: inOrder([...this.#compared]), refused: inOrder(refused) },
    }
  }
}

function inOrder<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

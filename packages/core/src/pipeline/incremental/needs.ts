import { PlatformError } from '../../errors/error.ts'
import type { Period } from './periods.ts'
import { coarser } from './periods.ts'
import type { Incremental } from './settings.ts'

/** Something of a plan that a part of the sources' rows does not give rightly. */
export interface IncrementalFault {
  readonly step: string
  readonly error: PlatformError
}

/** Sources that are read from one place on, which has to be the start of a period. */
export interface Together {
  readonly sources: readonly string[]
  readonly period: Period
}

/** What a plan needs of the places that its sources are read from, and what of it cannot be had so. */
export class Needs {
  readonly faults: IncrementalFault[] = []
  /** Steps that look rows up in what is read whole. */
  readonly lookups: { readonly step: string; readonly other: string }[] = []
  readonly sources: ReadonlyMap<string, Incremental>
  #together: readonly Together[]

  constructor(sources: ReadonlyMap<string, Incremental>) {
    this.sources = sources
    this.#together = [...sources.keys()].map((name) => ({ sources: [name], period: 'exact' }))
  }

  get together(): readonly Together[] {
    return this.#together
  }

  /** Notes what is wrong with a step; gives no shape, so that nothing behind it is looked at. */
  fault(step: string, error: PlatformError): null {
    this.faults.push({ step, error })
    return null
  }

  /** Whether these periods of the sources can be read whole, from one place on; notes that they must, or the fault. */
  wholePeriods(step: string, sources: ReadonlySet<string>, period: Period): boolean {
    const names = [...sources].join(', ')
    if (new Set([...sources].map((name) => this.sources.get(name)?.type.kind)).size > 1) {
      this.fault(step, new PlatformError('incremental.cursors-differ', { step, sources: names }))
      return false
    }
    const touched = this.#together.filter((each) => each.sources.some((name) => sources.has(name)))
    const all = touched.reduce<Period | null>((one, each) => one && coarser(one, each.period), period)
    if (all === null) {
      this.fault(step, new PlatformError('incremental.weeks', { step, sources: names }))
      return false
    }
    const merged = { sources: touched.flatMap((each) => each.sources), period: all }
    this.#together = [...this.#together.filter((each) => !touched.includes(each)), merged]
    return true
  }

  /** Names for texts. */
  named(sources: ReadonlySet<string>): { readonly sources: string; readonly cursor: string } {
    const cursors = [...sources].flatMap((name) => this.sources.get(name)?.cursor ?? [])
    return { sources: [...sources].join(', '), cursor: [...new Set(cursors)].join(', ') }
  }
}

import type { NewValue, ValueDictionary } from './dictionary.ts'
import { FrequentValues } from './frequent.ts'
import { HyperLogLog } from './hyperloglog.ts'

/** What is known of a column's values that came after its dictionary was full: bounded whatever comes. */
export class Overflow {
  readonly distinct = new HyperLogLog()
  readonly frequent = new FrequentValues()

  constructor(dictionary: ValueDictionary) {
    for (let entry = 0; entry < dictionary.size; entry++) {
      this.distinct.add(dictionary.hashFirst[entry], dictionary.hashSecond[entry])
    }
  }

  observe({ first, second, bytes, start, end }: NewValue): void {
    this.distinct.add(first, second)
    this.frequent.add(first, second, bytes, start, end)
  }
}

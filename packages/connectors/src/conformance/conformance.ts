import type { Connector } from '@ai-etl/core/contracts/connector'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadFamily } from './families/loads.ts'
import { nameFamily } from './families/names.ts'
import { nativeFamily } from './families/natives.ts'
import { randomFamily } from './families/random.ts'
import { readingFamily } from './families/reading.ts'
import { sizeFamily } from './families/sizes.ts'
import { typeFamily } from './families/types.ts'
import { Golden, reviewed } from './golden.ts'
import { Rig } from './rig.ts'
import type { Subject } from './subject.ts'

/**
 * The suite that every connector passes: what is written reads back equal, or is refused with a reason, or is mapped
 * as `capabilities.types` declares. See packages/connectors/README.md.
 */
export function conformance(connector: Connector, subject: Subject): void {
  describe(`${connector.name} conforms`, () => {
    let rig: Rig
    const golden = new Golden()
    beforeAll(async () => {
      rig = await Rig.create(connector, subject)
    })
    afterAll(() => rig.remove())
    typeFamily(() => rig, golden)
    if ('existing' in subject && subject.existing) nativeFamily(subject.existing, () => rig, golden)
    nameFamily(() => rig)
    sizeFamily(connector.capabilities, () => rig, golden)
    readingFamily(() => rig)
    if (!('document' in subject)) {
      loadFamily(connector.capabilities, () => rig)
      randomFamily(() => rig)
    }
    it('maps and refuses what was reviewed', () => {
      expect(golden.text).toBe(reviewed(connector.name, golden.text))
    })
  })
}

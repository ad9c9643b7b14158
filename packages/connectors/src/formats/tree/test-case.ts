import { describe, expect, it } from 'vitest'
import type { FileFormat } from '../../files/format.ts'
import { outcome } from './test-outcome.ts'

/** One input of a corpus and what must come out of it, as test-outcome.ts writes it. */
export interface TreeCase {
  readonly name: string
  readonly input: string
  /** The input's characters are bytes, not text to be encoded in UTF-8. */
  readonly bytes?: true
  /** The records path after `#`. */
  readonly fragment?: string
  readonly expect: readonly string[]
}

/** Sizes of the pieces that each input is read in: the whole, and pieces that break everywhere. */
const CHUNKS = [undefined, 1, 2, 3, 7, 64]

/** Tests a corpus: each case gives what it must, however its bytes are split. */
export function testCorpus(format: FileFormat, subject: string, cases: readonly TreeCase[]): void {
  describe(`${subject}`, () => {
    it.each(cases)('$name', async ({ input, bytes, fragment, expect: expected }) => {
      const contents = Buffer.from(input, bytes ? 'latin1' : 'utf8')
      for (const chunk of CHUNKS) {
        expect(await outcome(format, contents, { fragment, chunk }), `in pieces of ${chunk}`).toEqual(expected)
      }
    })
  })
}

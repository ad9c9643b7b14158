import type { Form } from './form.ts'
import type { CellMender } from './mended.ts'
import { MENDED, rewrite } from './mended.ts'

/** What a boolean may look like when nothing else is said: the case of the words is no matter. */
const USUAL_TRUE = ['true', 'True', 'TRUE', 't', 'T']
const USUAL_FALSE = ['false', 'False', 'FALSE', 'f', 'F']

/** Reads booleans by the spellings of the form. */
export function mendBool(form: Form): CellMender {
  const { reading } = form
  const yes = (reading.kind === 'words' ? reading.true : USUAL_TRUE).map((word) => Buffer.from(word))
  const no = (reading.kind === 'words' ? reading.false : USUAL_FALSE).map((word) => Buffer.from(word))
  return (batch, cell, from, to) => {
    const is = (word: Buffer) => word.length === to - from && word.compare(batch.bytes, from, to) === 0
    if (yes.some(is)) return rewrite(batch, cell, 'true')
    return no.some(is) ? rewrite(batch, cell, 'false') : MENDED.CAST
  }
}

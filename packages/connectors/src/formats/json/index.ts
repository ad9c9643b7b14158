import { z } from 'zod'
import type { FileFormat } from '../../files/format.ts'
import { readOnly } from '../tree/capabilities.ts'
import { recogniseJson } from './recognise.ts'

const options = z.object({
  records: z
    .string()
    .optional()
    .describe('Path of keys to the records, as after #: data.items; a point alone is the document itself'),
})

/** JSON: an array, an object a line, concatenated values, an array inside an object. */
export const json: FileFormat = {
  name: 'json',
  extensions: ['json', 'ndjson', 'jsonl', 'geojson'],
  text: true,
  options,
  capabilities: readOnly('json'),
  detect: recogniseJson,
  async open(dataset, context, request) {
    const { openJson } = await import('./reader.ts')
    return openJson(dataset, context, request)
  },
}

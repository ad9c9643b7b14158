import { z } from 'zod'
import type { FileFormat } from '../../files/format.ts'
import { readOnly } from '../tree/capabilities.ts'
import { recogniseXml } from './recognise.ts'

const options = z.object({
  records: z.string().optional().describe('options.xml.records'),
})

/** XML: the repeated element under the root, or the one that is named, with child tables at any depth. */
export const xml: FileFormat = {
  name: 'xml',
  extensions: ['xml'],
  text: true,
  options,
  capabilities: readOnly('xml'),
  detect: recogniseXml,
  async open(dataset, context, request) {
    const { openXml } = await import('./reader.ts')
    return openXml(dataset, context, request)
  },
}

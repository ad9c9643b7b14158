import { conformance } from '../../conformance/conformance.ts'
import { fileConnector } from '../../files/connector.ts'
import { xml } from './index.ts'

const escape = (text: string) => text.replace(/[<>&"\t\r\n ]/g, (character) => `&#${character.charCodeAt(0)};`)
const element = (name: string, text: string | null) => (text === null ? '' : `<${name}>${escape(text)}</${name}>`)

conformance(fileConnector(xml), {
  extension: 'xml',
  reading: { records: 'rows.row' },
  document: (columns, rows) => {
    const records = rows.map((row) => `<row>${row.map((value, i) => element(columns[i], value)).join('')}</row>`)
    return `<?xml version="1.0"?>\n<rows>\n${records.join('\n')}\n</rows>\n`
  },
  // Characters and names of XML 1.0.
  holds: {
    value: (text) => [...text].every((character) => character >= ' ' || '\t\n\r'.includes(character)),
    name: (name) => /^[\p{L}_][\p{L}\p{M}\p{N}._-]*$/u.test(name),
  },
})

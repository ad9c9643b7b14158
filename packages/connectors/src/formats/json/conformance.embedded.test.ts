import { conformance } from '../../conformance/conformance.ts'
import { fileConnector } from '../../files/connector.ts'
import { json } from './index.ts'

conformance(fileConnector(json), {
  extension: 'ndjson',
  reading: { records: '.' },
  spelled: (file) =>
    Array.from(file.matchAll(/^\{"id":(\d+),"v":(.*)\}$/gm), ([, id, v]) => [id, v === 'null' ? null : v]),
})

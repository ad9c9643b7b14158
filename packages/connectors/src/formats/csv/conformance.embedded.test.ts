import { conformance } from '../../conformance/conformance.ts'
import { fileConnector } from '../../files/connector.ts'
import { csv } from './index.ts'

conformance(fileConnector(csv), {
  named: (name) => name.trim(),
  extension: 'csv',
  reading: {
    delimiter: ',',
    quote: '"',
    escape: 'doubled',
    header: 'true',
    skip: '0',
    comment: 'none',
    trim: 'false',
    encoding: 'utf-8',
  },
})

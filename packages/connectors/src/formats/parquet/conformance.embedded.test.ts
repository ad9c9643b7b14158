import { conformance } from '../../conformance/conformance.ts'
import { fileConnector } from '../../files/connector.ts'
import { parquet } from './index.ts'

conformance(fileConnector(parquet), { extension: 'parquet' })

import { conformance } from '../../conformance/conformance.ts'
import { clickhouse } from './index.ts'

conformance(clickhouse, { dialect: 'clickhouse', database: 'clickhouse:///conformance' })

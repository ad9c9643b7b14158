import type { Connector } from '@ai-etl/core/contracts/connector'
import { fileConnector } from './connector.ts'
import { formats } from './formats.ts'

/** One connector for each format of files. */
export const fileConnectors: readonly Connector[] = formats.map(fileConnector)

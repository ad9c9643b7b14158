import type { Connector } from '@ai-etl/core/contracts/connector'
import { fileConnectors } from './files/connectors.ts'
import { clickhouse } from './systems/clickhouse/index.ts'
import { postgresql } from './systems/postgresql/index.ts'

/** Every connector, in the order that help lists them. A test asserts that folders and this list agree. */
export const connectors: readonly Connector[] = [...fileConnectors, postgresql, clickhouse]

export { connectors } from './list.ts'
export { connectorFor, targetConnectorFor } from './resolve.ts'

export { connectors } from './list.ts'
export { connectorFor, targetConnectorFor, testAddress } from './resolve.ts'

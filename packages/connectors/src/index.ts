export { connectors } from './list.ts'

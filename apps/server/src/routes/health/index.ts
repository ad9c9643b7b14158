import { live } from './live.ts'
import { ready } from './ready.ts'

export const healthRoutes = [live, ready] as const

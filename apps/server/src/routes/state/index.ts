import { resetTargetState } from './reset.ts'
import { showTargetState } from './show.ts'

export const stateRoutes = [showTargetState, resetTargetState] as const

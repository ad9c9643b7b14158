import { cleanRuns } from './clean-runs.ts'
import { clearNow } from './clear-now.ts'
import { saveRetention } from './save.ts'
import { showRetention } from './show.ts'

export const retentionRoutes = [showRetention, saveRetention, clearNow, cleanRuns] as const

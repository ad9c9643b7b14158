import { showMetricSeries } from './series.ts'
import { showMonitoring } from './show.ts'

export const monitoringRoutes = [showMonitoring, showMetricSeries] as const

import { designDifference } from './difference.ts'
import { executeDesign } from './execute.ts'
import { listDesigns } from './list.ts'
import { showDesign } from './show.ts'

export const designRoutes = [listDesigns, showDesign, designDifference, executeDesign] as const

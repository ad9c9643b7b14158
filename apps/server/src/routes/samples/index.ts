import { listSamples } from './list.ts'
import { takeSample } from './take.ts'

export const sampleRoutes = [listSamples, takeSample] as const

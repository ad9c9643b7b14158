import { discoverSource } from './discover.ts'
import { previewSource } from './preview.ts'
import { testSource } from './test.ts'

export const sourceRoutes = [testSource, discoverSource, previewSource] as const

import { chooseAdvice } from './choose.ts'
import { listAdvice } from './list.ts'
import { showAdvice } from './show.ts'

export const adviceRoutes = [listAdvice, showAdvice, chooseAdvice] as const

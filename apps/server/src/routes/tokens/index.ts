import { createToken } from './create.ts'
import { listTokens } from './list.ts'
import { revokeToken } from './revoke.ts'

export const tokenRoutes = [listTokens, createToken, revokeToken] as const

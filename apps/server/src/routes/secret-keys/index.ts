import { listSecretKeys } from './list.ts'
import { rotateSecretKeys } from './rotate.ts'

export const secretKeyRoutes = [listSecretKeys, rotateSecretKeys] as const

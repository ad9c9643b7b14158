import { createAlertRule } from './create.ts'
import { deleteAlertRule } from './delete.ts'
import { listAlertRules } from './list.ts'
import { listAlertDeliveries } from './list-deliveries.ts'
import { showAlertRule } from './show.ts'
import { testAlertRule } from './test-rule.ts'
import { updateAlertRule } from './update.ts'

export const alertRoutes = [
  listAlertRules,
  createAlertRule,
  showAlertRule,
  updateAlertRule,
  deleteAlertRule,
  testAlertRule,
  listAlertDeliveries,
] as const

import { PlatformError } from '../../../errors/error.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'

export function lowerSql(step: StepOf<'sql'>, build: StepBuilder): void {
  build.fault(['select'], new PlatformError('pipeline.step-not-run', { step: build.id, type: step.type, runnable: '' }))
}

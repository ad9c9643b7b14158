import { conformance } from '../../conformance/conformance.ts'
import { postgresql } from './index.ts'

conformance(postgresql, { dialect: 'postgresql', database: 'postgresql:///conformance' })

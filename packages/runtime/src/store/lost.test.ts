import { PlatformError } from '@ai-etl/core/errors/error'
import { expect, test } from 'vitest'
import { isStoreLost } from './lost.ts'

const failed = (message: string, code?: string) => Object.assign(new Error(message), code === undefined ? {} : { code })

test.each([
  [failed('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'), true],
  [failed('terminating connection due to administrator command', '57P01'), true],
  [failed('the database system is starting up', '57P03'), true],
  [failed('server closed the connection', '08006'), true],
  [failed('Connection terminated unexpectedly'), true],
  [failed('Connection terminated due to connection timeout'), true],
  [failed('canceling statement due to statement timeout', '57014'), false],
  [failed('duplicate key value violates unique constraint', '23505'), false],
  [failed('aborted'), false],
  [new PlatformError('connection.timeout', { server: 'db:5432', seconds: 5 }), false],
  ['ECONNREFUSED', false],
])('%s: %s', (error, lost) => expect(isStoreLost(error)).toBe(lost))

import type { TestResult } from '@ai-etl/core/contracts/connector'
import { instant, json, nullable, text, uuid } from '../../types.ts'

/** What a connection shows of itself: never its secret. */
export const CONNECTION = {
  id: uuid,
  projectId: uuid,
  name: text,
  connector: text,
  address: text,
  testedAt: nullable(instant),
  test: nullable(json<TestResult>()),
  createdBy: nullable(uuid),
  createdAt: instant,
  updatedAt: instant,
}

/** The columns of CONNECTION, of a table `c`. */
export const CONNECTION_COLUMNS = `c.id, c.project_id AS "projectId", c.name, c.connector, c.address,
  c.tested_at AS "testedAt", c.test, c.created_by AS "createdBy", c.created_at AS "createdAt",
  c.updated_at AS "updatedAt"`

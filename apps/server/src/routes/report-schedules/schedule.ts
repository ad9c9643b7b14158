import { REPORT_FORMATS } from '@ai-etl/runtime/reports/write'
import { z } from 'zod'
import { ALL_FORMATS, reportFormats, reportKind, subjectSchema } from '../../reports/kinds.ts'

/** When a report is made, and whom it is mailed to. */
export const reportScheduleSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    kind: z.string(),
    subject: z.string().describe('id of a dataset, pipeline:ID, run:ID, server, or an address'),
    formats: z.array(z.enum(REPORT_FORMATS)),
    language: z.enum(['ru', 'en']),
    cron: z.string(),
    timezone: z.string(),
    recipients: z.array(z.string()),
    enabled: z.boolean(),
    nextAt: z.string().nullable(),
    lastAt: z.string().nullable(),
    createdBy: z.uuid().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'ReportSchedule' })

export const reportScheduleBody = z.object({
  kind: reportKind,
  subject: subjectSchema,
  formats: reportFormats.default(ALL_FORMATS),
  language: z.enum(['ru', 'en']).optional().describe('default: the one asked for'),
  cron: z.string().min(1).max(200).describe('five fields: 0 6 * * 1'),
  timezone: z.string().max(100).default('UTC').describe('IANA name: Europe/Moscow'),
  recipients: z.array(z.email().max(320)).max(100).default([]).describe('mail addresses'),
  enabled: z.boolean().default(true),
})

export const reportScheduleParams = z.object({ reportScheduleId: z.uuid() })
export const reportScheduleScope = { object: 'reportSchedule', param: 'reportScheduleId' } as const

import { z } from 'zod'

const tableRows = z.array(z.record(z.string(), z.string().nullable()))

/** What was decided of how a file is read. */
export const decisionSchema = z.object({
  option: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  confidence: z.number(),
})

/** The first rows of a dataset, as its source wrote them. */
export const previewSchema = z
  .object({
    name: z.string(),
    dataset: z.string(),
    format: z.looseObject({ name: z.string() }),
    decisions: z.array(decisionSchema),
    columns: z.array(z.string()),
    rows: tableRows,
    masked: z.array(z.string()).describe('columns whose values are masked'),
    children: z.array(
      z.object({ name: z.string(), parent: z.string(), columns: z.array(z.string()), rows: tableRows }),
    ),
    rejected: z.array(z.object({ line: z.number(), byte: z.number(), rule: z.string(), detail: z.string() })),
  })
  .meta({ id: 'Preview' })

/** Rows of a preview at most. */
export const previewRows = z.coerce.number().int().min(1).max(500).default(20)

/** Writes docs/pipeline.schema.json: `node tools/pipeline-schema.ts`. A test says when it is out of date. */
import { writeFile } from 'node:fs/promises'
import { pipelineJsonSchema } from '@ai-etl/core/pipeline/json-schema'

const path = new URL('../docs/pipeline.schema.json', import.meta.url)
await writeFile(path, `${JSON.stringify(pipelineJsonSchema(), null, 2)}\n`)

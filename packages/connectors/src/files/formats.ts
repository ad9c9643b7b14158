import { csv } from '../formats/csv/index.ts'
import { json } from '../formats/json/index.ts'
import { parquet } from '../formats/parquet/index.ts'
import { xml } from '../formats/xml/index.ts'
import type { FileFormat } from './format.ts'

/** Every format of files, in the order that help lists them. Of equal certainty the first wins. */
export const formats: readonly FileFormat[] = [parquet, csv, json, xml]

import { csvRules } from '../csv.ts'

/** Details of rejected rows of CSV: the rules themselves say all. */
export const csvPhrases = csvRules

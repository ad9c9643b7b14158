import { expect, test } from 'vitest'
import { withoutCommands } from './without-commands.ts'

test.each([
  ['Nothing of it.', 'Nothing of it.'],
  ['Give the growth (--growth) and how long to keep (--retention).', 'Give the growth and how long to keep.'],
  ['строки начнут исправлять (--updates upsert)', 'строки начнут исправлять'],
  ['Все замечания: «ai-etl check night_load».', ''],
  ['Mend the data. Run "ai-etl runs list" for the runs.', 'Mend the data.'],
  ['Look at the rows of paid (ai-etl preview FILE --step paid), mend them.', 'Look at the rows of paid, mend them.'],
  ['Посмотрите их: «ai-etl quarantine show RUN»; обычно неверно указан формат.', 'обычно неверно указан формат.'],
  ['A dash -- like this -- stays (as this does).', 'A dash -- like this -- stays (as this does).'],
])('%s', (text, plain) => {
  expect(withoutCommands(text)).toBe(plain)
})

import { expect, test } from 'vitest'
import { importErrorOf } from './import-error.ts'

test.each([
  [
    'Traceback (most recent call last):\n  File "/dags/a.py", line 12, in <module>\n    x()\n  File "/lib/airflow/sdk.py", line 7, in x\n    raise KeyError("DATA")\nKeyError: \'DATA\'\n',
    { line: 12, reason: "KeyError: 'DATA'" },
  ],
  [
    '  File "/dags/a.py", line 3\n    if :\n       ^\nSyntaxError: invalid syntax\n',
    { line: 3, reason: 'SyntaxError: invalid syntax' },
  ],
  ['  File "/dags/aa.py", line 3\nTimeout', { line: null, reason: 'Timeout' }],
])('the place and the reason are found in a trace: %#', (trace, found) => {
  expect(importErrorOf({ filename: 'a.py', stack_trace: trace, timestamp: 'now' })).toMatchObject(found)
})

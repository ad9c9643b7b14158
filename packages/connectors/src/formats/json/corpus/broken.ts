import type { TreeCase } from '../../tree/test-case.ts'

export const broken: readonly TreeCase[] = [
  {
    name: 'a duplicate key',
    input: '[{"a":1,"a":2},{"a":3}]',
    expect: ['data a="3"', 'reject json.duplicate-key line 1 byte 1'],
  },
  {
    name: 'a duplicate key in a nested object',
    input: '[{"o":{"x":1,"x":2}},{"o":{"x":3}}]',
    expect: ['data o_x="3"', 'reject json.duplicate-key line 1 byte 1'],
  },
  {
    name: 'a duplicate key in a child rejects the whole record',
    input: '[{"k":[{"x":1},{"x":2,"x":3}]},{"k":[{"x":4}]}]',
    expect: ['data', 'data__k ^0 #0 x="4"', 'reject json.duplicate-key line 1 byte 1'],
  },
  {
    name: 'a duplicate key by an escape',
    input: '[{"a":1,"\\u0061":2},{"a":3}]',
    expect: ['data a="3"', 'reject json.duplicate-key line 1 byte 1'],
  },
  {
    name: 'one key in two objects is no duplicate',
    input: '[{"p":{"a":1},"q":{"a":2},"k":[{"a":3},{"a":4}]}]',
    expect: ['data p_a="1" q_a="2"', 'data__k ^0 #0 a="3"', 'data__k ^0 #1 a="4"'],
  },
  {
    name: 'a missing value',
    input: '[{"a":1},{"a":},{"a":3}]',
    expect: ['data a="1"', 'data a="3"', 'reject json.syntax line 1 byte 9'],
  },
  {
    name: 'a missing comma',
    input: '[{"a":1},{"a":2 "b":3},{"a":4}]',
    expect: ['data a="1"', 'data a="4"', 'reject json.syntax line 1 byte 9'],
  },
  {
    name: 'a missing colon',
    input: '[{"a":1},{"a" 2},{"a":3}]',
    expect: ['data a="1"', 'data a="3"', 'reject json.syntax line 1 byte 9'],
  },
  {
    name: 'a missing closing brace',
    input: '[{"a":1},\n{"a":2,"b":3,\n{"a":4}]',
    expect: ['data a="1"', 'data a="4"', 'reject json.syntax line 2 byte 10'],
  },
  {
    name: 'a missing closing brace in one line',
    input: '[{"a":1},{"a":2,{"a":3},{"a":4}]',
    expect: ['data a="1"', 'data a="3"', 'data a="4"', 'reject json.syntax line 1 byte 9'],
  },
  {
    name: 'a brace too many',
    input: '[{"a":1}},{"a":2}]',
    expect: ['data a="1"', 'data a="2"', 'reject json.syntax line 1 byte 8'],
  },
  {
    name: 'a bracket too few inside',
    input: '[{"a":1,"k":[1,2},{"a":2,"k":[3]}]',
    expect: ['data a="2"', 'data__k ^0 #0 value="3"', 'reject json.syntax line 1 byte 1'],
  },
  {
    name: 'a text that is not closed',
    input: '[\n{"a":"x},\n{"a":"y"}\n]',
    expect: ['data a="y"', 'reject json.control line 2 byte 2'],
  },
  {
    name: 'a text that is not closed in one line',
    input: '[{"a":"x},{"a":"y"},{"a":"z"}]',
    expect: ['data a="y"', 'data a="z"', 'reject json.syntax line 1 byte 1'],
  },
  {
    name: 'a line break in a text',
    input: '[{"a":"x\ny"},\n{"a":"z"}]',
    expect: ['data a="z"', 'reject json.control line 1 byte 1'],
  },
  {
    name: 'a tab in a text',
    input: '[{"a":"x\ty"},{"a":"z"}]',
    expect: ['data a="z"', 'reject json.control line 1 byte 1'],
  },
  {
    name: 'a trailing comma in an object',
    input: '[{"a":1,},{"a":2}]',
    expect: ['data a="2"', 'reject json.syntax line 1 byte 1'],
  },
  {
    name: 'a trailing comma in an array',
    input: '[{"k":[1,]},{"k":[2]}]',
    expect: ['data', 'data__k ^0 #0 value="2"', 'reject json.syntax line 1 byte 1'],
  },
  { name: 'a trailing comma after the last record', input: '[{"a":1},{"a":2},]', expect: ['data a="1"', 'data a="2"'] },
  { name: 'two commas between records', input: '[{"a":1},,{"a":2}]', expect: ['data a="1"', 'data a="2"'] },
  { name: 'no comma between records', input: '[{"a":1} {"a":2}]', expect: ['data a="1"', 'data a="2"'] },
  {
    name: 'a line comment',
    input: '[{"a":1}, // one\n{"a":2}]',
    expect: ['data a="1"', 'data a="2"', 'reject json.syntax line 1 byte 10'],
  },
  {
    name: 'a block comment inside a record',
    input: '[{"a":/* x */1},{"a":2}]',
    expect: ['data a="2"', 'reject json.syntax line 1 byte 1'],
  },
  {
    name: 'quotes of the wrong kind',
    input: `[{'a':1},{"a":2}]`,
    expect: ['data a="2"', 'reject json.syntax line 1 byte 1'],
  },
  {
    name: 'a key without quotes',
    input: '[{a:1},{"a":2}]',
    expect: ['data a="2"', 'reject json.syntax line 1 byte 1'],
  },
  {
    name: 'Python literals',
    input: '[{"a":True},{"a":None},{"a":1}]',
    expect: ['data a="1"', 'reject json.value line 1 byte 1', 'reject json.value line 1 byte 12'],
  },
  { name: 'undefined', input: '[{"a":undefined},{"a":1}]', expect: ['data a="1"', 'reject json.value line 1 byte 1'] },
  {
    name: 'a number with a leading zero',
    input: '[{"a":01},{"a":1}]',
    expect: ['data a="1"', 'reject json.value line 1 byte 1'],
  },
  {
    name: 'a number with a plus',
    input: '[{"a":+1},{"a":1}]',
    expect: ['data a="1"', 'reject json.value line 1 byte 1'],
  },
  {
    name: 'a number with a bare point',
    input: '[{"a":1.},{"a":.5},{"a":1}]',
    expect: ['data a="1"', 'reject json.value line 1 byte 1', 'reject json.value line 1 byte 10'],
  },
  {
    name: 'a hexadecimal number',
    input: '[{"a":0x1F},{"a":1}]',
    expect: ['data a="1"', 'reject json.value line 1 byte 1'],
  },
  {
    name: 'an unknown escape',
    input: '[{"a":"\\x41"},{"a":"b"}]',
    expect: ['data a="b"', 'reject json.escape line 1 byte 1'],
  },
  {
    name: 'a short unicode escape',
    input: '[{"a":"\\u12"},{"a":"b"}]',
    expect: ['data a="b"', 'reject json.escape line 1 byte 1'],
  },
  {
    name: 'a unicode escape that is no number',
    input: '[{"a":"\\u12G4"},{"a":"b"}]',
    expect: ['data a="b"', 'reject json.escape line 1 byte 1'],
  },
  {
    name: 'a lone high surrogate',
    input: '[{"a":"\\ud83d"},{"a":"b"}]',
    expect: ['data a="b"', 'reject json.surrogate line 1 byte 1'],
  },
  {
    name: 'a lone low surrogate',
    input: '[{"a":"\\ude00"},{"a":"b"}]',
    expect: ['data a="b"', 'reject json.surrogate line 1 byte 1'],
  },
  {
    name: 'a high surrogate and a letter',
    input: '[{"a":"\\ud83d\\u0041"},{"a":"b"}]',
    expect: ['data a="b"', 'reject json.surrogate line 1 byte 1'],
  },
  {
    name: 'an unpaired surrogate in a key',
    input: '[{"\\ud83d":1},{"a":"b"}]',
    expect: ['data a="b"', 'reject json.surrogate line 1 byte 1'],
  },
  {
    name: 'a broken line',
    input: '{"a":1}\n{"a":\n{"a":3}\n',
    expect: ['data a="1"', 'data a="3"', 'reject json.truncated line 2 byte 8'],
  },
  {
    name: 'a broken line that would go on in the next',
    input: '{"a":1}\n{"a":1,\n"b":2}\n{"a":3}\n{"a":4}\n',
    expect: [
      'data a="1"',
      'data a="3"',
      'data a="4"',
      'reject json.truncated line 2 byte 8',
      'reject json.trailing line 3 byte 16',
    ],
  },
  {
    name: 'two objects on one line',
    input: '{"a":1}\n{"a":2}{"a":3}\n{"a":4}\n',
    expect: ['data a="1"', 'data a="2"', 'data a="3"', 'data a="4"'],
  },
  {
    name: 'words between lines',
    input: '{"a":1}\nhello world\n{"a":2}\n',
    expect: ['data a="1"', 'data a="2"', 'reject json.value line 2 byte 8'],
  },
  {
    name: 'a duplicate key on a line',
    input: '{"a":1}\n{"a":2,"a":3}\n{"a":4}\n',
    expect: ['data a="1"', 'data a="4"', 'reject json.duplicate-key line 2 byte 8'],
  },
  { name: 'a cut array', input: '[{"a":1},{"a":2', expect: ['data a="1"', 'reject json.truncated line 1 byte 9'] },
  {
    name: 'an array that is not closed',
    input: '[{"a":1},{"a":2}',
    expect: ['data a="1"', 'data a="2"', 'reject json.truncated line 1 byte 16'],
  },
  { name: 'a cut after a comma', input: '[{"a":1},', expect: ['data a="1"', 'reject json.truncated line 1 byte 9'] },
  {
    name: 'a cut inside a text',
    input: '[{"a":1},{"a":"x',
    expect: ['data a="1"', 'reject json.truncated line 1 byte 9'],
  },
  {
    name: 'a cut inside an escape',
    input: '[{"a":1},{"a":"x\\',
    expect: ['data a="1"', 'reject json.truncated line 1 byte 9'],
  },
  {
    name: 'a cut inside a word',
    input: '[{"a":1},{"a":tru',
    expect: ['data a="1"', 'reject json.truncated line 1 byte 9'],
  },
  {
    name: 'a cut last line',
    input: '{"a":1}\n{"a":2}\n{"a":',
    expect: ['data a="1"', 'data a="2"', 'reject json.truncated line 3 byte 16'],
  },
  {
    name: 'a cut document around the records',
    input: '{"items":[{"a":1,"b":"text text"},{"a":2,"b":"text"}]',
    fragment: 'items',
    expect: ['data a="1" b="text text"', 'data a="2" b="text"', 'reject json.truncated line 1 byte 53'],
  },
  {
    name: 'something after the array',
    input: '[{"a":1}] trailing',
    expect: ['data a="1"', 'reject json.trailing line 1 byte 10'],
  },
  {
    name: 'an object after the array',
    input: '[{"a":1}]{"a":2}',
    expect: ['data a="1"', 'reject json.trailing line 1 byte 9'],
  },
  {
    name: 'closing brackets after the array',
    input: '[{"a":1}]]',
    expect: ['data a="1"', 'reject json.trailing line 1 byte 9'],
  },
  { name: 'a broken single object', input: '{"a":1,"b":', expect: ['error tree.nothing-usable'] },
  { name: 'no JSON at all', input: 'hello', expect: ['error tree.nothing-usable'] },
  { name: 'only a comma', input: '[,]', expect: [] },
  { name: 'an object in braces of nothing', input: '[{]', expect: ['error tree.nothing-usable'] },
  {
    name: 'the second of three is broken in pretty print',
    input:
      '[\n  {\n    "id": 1,\n    "o": {\n      "id": 5\n    }\n  },\n  {\n    "id": 2,\n    "o": {\n      "id": 6\n  },\n  {\n    "id": 3,\n    "o": {\n      "id": 7\n    }\n  }\n]',
    expect: ['data id="1" o_id="5"', 'data id="3" o_id="7"', 'reject json.syntax line 8 byte 57'],
  },
  { name: 'everything is rejected', input: '[{"a":1,"a":2}]', expect: ['error tree.nothing-usable'] },
  {
    name: 'broken members beside the records',
    input: '{"x":tru,"items":[{"a":1}]}',
    fragment: 'items',
    expect: ['data a="1"'],
  },
]

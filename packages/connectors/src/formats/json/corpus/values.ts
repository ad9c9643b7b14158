import type { TreeCase } from '../../tree/test-case.ts'

export const values: readonly TreeCase[] = [
  {
    name: 'integers beyond 64 bits',
    input: '[{"n":123456789012345678901234567890}]',
    expect: ['data n="123456789012345678901234567890"'],
  },
  {
    name: 'decimals as written',
    input: '[{"n":1.10},{"n":-0.0},{"n":100.00}]',
    expect: ['data n="1.10"', 'data n="-0.0"', 'data n="100.00"'],
  },
  {
    name: 'exponents as written',
    input: '[{"n":1E5},{"n":1.5e-10},{"n":2e+3}]',
    expect: ['data n="1E5"', 'data n="1.5e-10"', 'data n="2e+3"'],
  },
  {
    name: 'not a number and the infinities',
    input: '[{"n":NaN},{"n":Infinity},{"n":-Infinity}]',
    expect: ['data n="NaN"', 'data n="Infinity"', 'data n="-Infinity"'],
  },
  { name: 'true and false', input: '[{"b":true},{"b":false}]', expect: ['data b="true"', 'data b="false"'] },
  { name: 'an empty text is not null', input: '[{"t":""},{"t":null}]', expect: ['data t=""', 'data t=null'] },
  {
    name: 'simple escapes',
    input: '[{"t":"\\"\\\\\\/\\b\\f\\n\\r\\t"}]',
    expect: ['data t="\\"\\\\/\\b\\f\\n\\r\\t"'],
  },
  {
    name: 'unicode escapes',
    input: '[{"t":"\\u041f\\u0440"},{"t":"\\u00e9\\u20AC"}]',
    expect: ['data t="Пр"', 'data t="é€"'],
  },
  { name: 'a surrogate pair', input: '[{"t":"\\ud83d\\ude00"}]', expect: ['data t="😀"'] },
  { name: 'NUL by an escape', input: '[{"t":"a\\u0000b"}]', expect: ['data t="a\\u0000b"'] },
  { name: 'emoji and Cyrillic as they are', input: '[{"t":"Ёж 😀"}]', expect: ['data t="Ёж 😀"'] },
  { name: 'the byte DEL', input: '[{"t":"\x7f"}]', expect: ['data t="\x7f"'] },
  {
    name: 'brackets and commas in texts',
    input: '[{"t":"],}{[,"},{"t":":\\""}]',
    expect: ['data t="],}{[,"', 'data t=":\\""'],
  },
  {
    name: 'a long text',
    input: '[{"t":"жжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжж"}]',
    expect: ['data t="жжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжж"'],
  },
  {
    name: 'spaces around everything',
    input: ' [ { "a" : 1 , "b" : [ 1 , 2 ] } , { "a" : 2 } ] ',
    expect: ['data a="1"', 'data a="2"', 'data__b ^0 #0 value="1"', 'data__b ^0 #1 value="2"'],
  },
  { name: 'tabs and CRLF between tokens', input: '[\r\n\t{\r\n\t\t"a":\t1\r\n\t}\r\n]', expect: ['data a="1"'] },
  {
    name: 'bytes that are not UTF-8 in a value',
    input: '[{"a":"\xff"},{"a":"b"}]',
    bytes: true,
    expect: ['data a="b"', 'reject json.utf8 line 1 byte 1'],
  },
  {
    name: 'bytes that are not UTF-8 in a key',
    input: '[{"\xc3":1},{"a":"b"}]',
    bytes: true,
    expect: ['data a="b"', 'reject json.utf8 line 1 byte 1'],
  },
  {
    name: 'an overlong encoding',
    input: '[{"a":"\xc0\xaf"},{"a":"b"}]',
    bytes: true,
    expect: ['data a="b"', 'reject json.utf8 line 1 byte 1'],
  },
  {
    name: 'a surrogate in UTF-8',
    input: '[{"a":"\xed\xa0\x80"},{"a":"b"}]',
    bytes: true,
    expect: ['data a="b"', 'reject json.utf8 line 1 byte 1'],
  },
  {
    name: 'NUL bytes between records',
    input: '[{"a":1},\u0000{"a":2}]',
    bytes: true,
    expect: ['data a="1"', 'data a="2"', 'reject json.syntax line 1 byte 9'],
  },
  {
    name: 'a NUL byte in a text',
    input: '[{"a":"x\u0000y"},{"a":"b"}]',
    bytes: true,
    expect: ['data a="b"', 'reject json.control line 1 byte 1'],
  },
  {
    name: 'bytes that are not UTF-8 on a line',
    input: '{"a":"\xe9"}\n{"a":"b"}\n{"a":"c"}\n',
    bytes: true,
    expect: ['data a="b"', 'data a="c"', 'reject json.utf8 line 1 byte 0'],
  },
]

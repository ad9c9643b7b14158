import type { TreeCase } from '../../tree/test-case.ts'

export const layouts: readonly TreeCase[] = [
  {
    name: 'repeated elements under the root',
    input: '<r><i><a>1</a></i><i><a>2</a></i></r>',
    expect: ['data a="1"', 'data a="2"'],
  },
  {
    name: 'over several lines with a declaration',
    input:
      '<?xml version="1.0" encoding="UTF-8"?>\n<r>\n  <i>\n    <a>1</a>\n  </i>\n  <i>\n    <a>2</a>\n  </i>\n</r>\n',
    expect: ['data a="1"', 'data a="2"'],
  },
  {
    name: 'records below a wrapper',
    input: '<r><head>x</head><list><i><a>1</a><b>text</b></i><i><a>2</a><b>text</b></i></list></r>',
    expect: ['data a="1" b="text"', 'data a="2" b="text"'],
  },
  {
    name: 'an envelope of wrappers',
    input:
      '<e:Envelope xmlns:e="u"><e:Body><Answer><row><a>1</a></row><row><a>2</a></row></Answer></e:Body></e:Envelope>',
    expect: ['data a="1"', 'data a="2"'],
  },
  {
    name: 'records in several groups',
    input: '<r><g><i>1</i></g><g><i>2</i><i>3</i></g></r>',
    fragment: 'r.g.i',
    expect: ['data value="1"', 'data value="2"', 'data value="3"'],
  },
  {
    name: 'groups are the records',
    input: '<r><g n="x"><i>1</i></g><g n="y"><i>2</i><i>3</i></g></r>',
    expect: [
      'data n="x"',
      'data n="y"',
      'data__i ^0 #0 value="1"',
      'data__i ^1 #0 value="2"',
      'data__i ^1 #1 value="3"',
    ],
  },
  {
    name: 'records named by the fragment',
    input: '<r><a><x>1</x></a><b>5</b><b>6</b></r>',
    fragment: 'r.b',
    expect: ['data value="5"', 'data value="6"'],
  },
  { name: 'the fragment with slashes', input: '<r><l><b>5</b></l></r>', fragment: 'r/l/b', expect: ['data value="5"'] },
  {
    name: 'the fragment without the prefix',
    input: '<p:r xmlns:p="u"><p:b>5</p:b></p:r>',
    fragment: 'r.b',
    expect: ['data value="5"'],
  },
  {
    name: 'the root itself by the fragment',
    input: '<r><i>1</i><i>2</i></r>',
    fragment: '.',
    expect: ['data', 'data__i ^0 #0 value="1"', 'data__i ^0 #1 value="2"'],
  },
  {
    name: 'a fragment that is not there',
    input: '<r><i>1</i></r>',
    fragment: 'r.x',
    expect: ['error tree.records-missing'],
  },
  { name: 'a single record', input: '<r><i><a>1</a><b>2</b></i></r>', expect: ['data a="1" b="2"'] },
  { name: 'a document that is one record', input: '<r><a>1</a><b>2</b></r>', expect: ['data a="1" b="2"'] },
  { name: 'a root with text only', input: '<r>x</r>', expect: ['data value="x"'] },
  { name: 'an empty root', input: '<r/>', expect: ['data value=""'] },
  {
    name: 'other elements beside the records',
    input: '<r><i><a>1</a></i><z>skip <b/></z><i><a>2</a></i></r>',
    expect: ['data a="1"', 'data a="2"'],
  },
  {
    name: 'other elements with the records inside',
    input: '<r><i><a>1</a></i><z><i><a>3</a></i></z><i><a>2</a></i></r>',
    expect: ['data a="1"', 'data a="2"'],
  },
  {
    name: 'comments and instructions between records',
    input: '<r><!-- <i> --><i><a>1</a></i><?p <i> ?><i><a>2</a></i><!-- x --></r><!-- end -->',
    expect: ['data a="1"', 'data a="2"'],
  },
  {
    name: 'a comment before the root',
    input: '<!-- a > b --><r><i>1</i><i>2</i></r>',
    expect: ['data value="1"', 'data value="2"'],
  },
  {
    name: 'a doctype',
    input: '<!DOCTYPE r SYSTEM "r.dtd"><r><i>1</i><i>2</i></r>',
    expect: ['data value="1"', 'data value="2"'],
  },
  {
    name: 'a doctype with a subset',
    input: '<!DOCTYPE r [<!ELEMENT r (i*)><!-- ]> --><!ATTLIST i a CDATA "x]>">]><r><i>1</i><i>2</i></r>',
    expect: ['data value="1"', 'data value="2"'],
  },
  {
    name: 'CRLF between elements',
    input: '<r>\r\n<i>\r\n<a>1</a>\r\n</i>\r\n<i><a>2</a></i>\r\n</r>',
    expect: ['data a="1"', 'data a="2"'],
  },
  {
    name: 'text between records',
    input: '<r>noise<i>1</i>noise<i>2</i></r>',
    expect: ['data value="1"', 'data value="2"'],
  },
  { name: 'an empty file', input: '', expect: [] },
]

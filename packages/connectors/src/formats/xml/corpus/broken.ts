import type { TreeCase } from '../../tree/test-case.ts'

export const broken: readonly TreeCase[] = [
  {
    name: 'a tag that does not match',
    input: '<r><i><a>1</a></i><i><a>2</b></i><i><a>3</a></i></r>',
    expect: ['data a="1"', 'data a="3"', 'reject xml.mismatch line 1 byte 18'],
  },
  {
    name: 'a tag that is not closed',
    input: '<r><i><a>1</a></i><i><a>2</i><i><a>3</a></i></r>',
    expect: ['data a="1"', 'data a="3"', 'reject xml.mismatch line 1 byte 18'],
  },
  {
    name: 'an end tag too many',
    input: '<r><i><a>1</a></i><i></a></i><i><a>3</a></i></r>',
    expect: ['data a="1"', 'data a="3"', 'reject xml.mismatch line 1 byte 18'],
  },
  {
    name: 'an end tag too many between records',
    input: '<r><i>1</i></b><i>2</i></r>',
    expect: ['data value="1"', 'data value="2"', 'reject xml.mismatch line 1 byte 11'],
  },
  {
    name: 'a record that is not closed',
    input: '<r><i><a>1</a></i><i><a>2</a><i><a>3</a></i></r>',
    expect: ['data a="1"', 'reject xml.mismatch line 1 byte 18'],
  },
  {
    name: 'the last record is not closed',
    input: '<r><i><a>1</a></i><i><a>2</a></r>',
    expect: ['data a="1"', 'reject xml.mismatch line 1 byte 18'],
  },
  {
    name: 'a bad child rejects the whole record',
    input: '<r><i><k>1</k><k>2</k></i><i><k>3</k><k>4</x></i><i><k>5</k></i></r>',
    expect: [
      'data',
      'data',
      'data__k ^0 #0 value="1"',
      'data__k ^0 #1 value="2"',
      'data__k ^1 #0 value="5"',
      'reject xml.mismatch line 1 byte 26',
    ],
  },
  {
    name: 'a bare ampersand',
    input: '<r><i><a>x & y</a></i><i><a>z</a></i></r>',
    expect: ['data a="z"', 'reject xml.entity line 1 byte 3'],
  },
  {
    name: 'an entity without a semicolon',
    input: '<r><i><a>&amp x</a></i><i><a>z</a></i></r>',
    expect: ['data a="z"', 'reject xml.entity line 1 byte 3'],
  },
  {
    name: 'an unknown entity',
    input: '<r><i><a>&nbsp;</a></i><i><a>z</a></i></r>',
    expect: ['data a="z"', 'reject xml.entity line 1 byte 3'],
  },
  {
    name: 'a reference to no character',
    input: '<r><i><a>&#0;</a></i><i><a>&#xD800;</a></i><i><a>&#x110000;</a></i><i><a>&#x;</a></i><i><a>z</a></i></r>',
    expect: [
      'data a="z"',
      'reject xml.character line 1 byte 3',
      'reject xml.character line 1 byte 21',
      'reject xml.character line 1 byte 43',
      'reject xml.character line 1 byte 67',
    ],
  },
  {
    name: 'a reference to a control byte',
    input: '<r><i><a>&#8;</a></i><i><a>z</a></i></r>',
    expect: ['data a="z"', 'reject xml.character line 1 byte 3'],
  },
  {
    name: 'a control byte',
    input: '<r><i><a>x\u000by</a></i><i><a>z</a></i></r>',
    expect: ['data a="z"', 'reject xml.character line 1 byte 3'],
  },
  {
    name: 'a NUL byte',
    input: '<r><i><a>x\u0000y</a></i><i><a>z</a></i></r>',
    expect: ['data a="z"', 'reject xml.character line 1 byte 3'],
  },
  {
    name: 'a less-than in text',
    input: '<r><i><a>1 < 2</a></i><i><a>z</a></i></r>',
    expect: ['data a="z"', 'reject xml.syntax line 1 byte 3'],
  },
  {
    name: 'a less-than in an attribute',
    input: '<r><i a="<"/><i a="1"/></r>',
    expect: ['data a="1"', 'reject xml.attribute line 1 byte 3'],
  },
  {
    name: 'an attribute without quotes',
    input: '<r><i a=1/><i a="1"/></r>',
    expect: ['data a="1"', 'reject xml.attribute line 1 byte 3'],
  },
  {
    name: 'an attribute without a value',
    input: '<r><i a/><i a="1"/></r>',
    expect: ['data a="1"', 'reject xml.attribute line 1 byte 3'],
  },
  {
    name: 'an attribute without a closing quote',
    input: '<r><i a="1><b>2</b></i><i a="2"/><i a="3"/></r>',
    expect: ['data a="2"', 'data a="3"', 'reject xml.attribute line 1 byte 3'],
  },
  {
    name: 'attributes without space between them',
    input: '<r><i a="1"b="2"/><i a="1"/></r>',
    expect: ['data a="1"', 'reject xml.syntax line 1 byte 3'],
  },
  {
    name: 'a duplicate attribute',
    input: '<r><i a="1" a="2"/><i a="1"/></r>',
    expect: ['data a="1"', 'reject xml.duplicate-attribute line 1 byte 3'],
  },
  {
    name: 'a bad reference in an attribute',
    input: '<r><i a="&x;"/><i a="1"/></r>',
    expect: ['data a="1"', 'reject xml.entity line 1 byte 3'],
  },
  {
    name: 'a slash inside a tag',
    input: '<r><i / a="1"/><i a="1"/></r>',
    expect: ['data a="1"', 'reject xml.syntax line 1 byte 3'],
  },
  {
    name: 'a comment that is not closed',
    input: '<r><i><a>1</a></i><i><a><!-- </a></i><i><a>z</a></i></r>',
    expect: ['data a="1"', 'reject xml.truncated line 1 byte 18'],
  },
  {
    name: 'a CDATA section that is not closed',
    input: '<r><i><a>1</a></i><i><a><![CDATA[x</a></i><i><a>z</a></i></r>',
    expect: ['data a="1"', 'reject xml.truncated line 1 byte 18'],
  },
  {
    name: 'a cut inside a record',
    input: '<r><i><a>1</a></i><i><a>2',
    expect: ['data a="1"', 'reject xml.truncated line 1 byte 18'],
  },
  {
    name: 'a cut inside a tag',
    input: '<r><i><a>1</a></i><i><a',
    expect: ['data a="1"', 'reject xml.truncated line 1 byte 18'],
  },
  {
    name: 'a cut inside an end tag',
    input: '<r><i><a>1</a></i><i><a>2</a></',
    expect: ['data a="1"', 'reject xml.truncated line 1 byte 18'],
  },
  {
    name: 'a cut between records',
    input: '<r><i><a>1</a></i>',
    expect: ['data a="1"', 'reject xml.truncated line 1 byte 18'],
  },
  {
    name: 'a cut inside an attribute',
    input: '<r><i a="1"/><i a="2',
    expect: ['data a="1"', 'reject xml.truncated line 1 byte 13'],
  },
  { name: 'a cut inside a comment', input: '<r><i a="1"/><!-- x', expect: ['error tree.nothing-usable'] },
  {
    name: 'a second root',
    input: '<r><i>1</i><i>2</i></r><r><i>3</i></r>',
    expect: ['data value="1"', 'data value="2"', 'data value="3"'],
  },
  {
    name: 'text after the root',
    input: '<r><i>1</i><i>2</i></r>tail',
    expect: ['data value="1"', 'data value="2"', 'reject xml.trailing line 1 byte 23'],
  },
  {
    name: 'names that differ in case',
    input: '<r><i><a>1</A></i><i><a>2</a></i></r>',
    expect: ['data a="2"', 'reject xml.mismatch line 1 byte 3'],
  },
  {
    name: 'an external entity',
    input: '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><i>&x;</i><i>1</i></r>',
    expect: ['error xml.external-entity'],
  },
  {
    name: 'a public external entity',
    input: '<!DOCTYPE r [<!ENTITY x PUBLIC "p" "http://h/">]><r><i>1</i><i>1</i></r>',
    expect: ['error xml.external-entity'],
  },
  {
    name: 'a parameter entity',
    input: '<!DOCTYPE r [<!ENTITY % x "y">]><r><i>1</i><i>1</i></r>',
    expect: ['error xml.doctype'],
  },
  {
    name: 'an entity that grows',
    input:
      '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]><r><i>&e;</i><i>1</i></r>',
    expect: ['error xml.entity-bomb'],
  },
  {
    name: 'an entity inside itself',
    input: '<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]><r><i>&a;</i><i>1</i></r>',
    expect: ['error xml.entity-bomb'],
  },
  {
    name: 'an entity of markup',
    input: '<!DOCTYPE r [<!ENTITY a "<b>1</b>">]><r><i>&a;</i><i>1</i></r>',
    expect: ['data value="1"', 'reject xml.entity line 1 byte 40'],
  },
  {
    name: 'a doctype inside a record',
    input: '<r><i><a>1</a></i><i><!DOCTYPE x><a>2</a></i></r>',
    expect: ['data a="1"', 'reject xml.syntax line 1 byte 18'],
  },
  { name: 'everything is rejected', input: '<r><i>&x;</i><i>&y;</i></r>', expect: ['error tree.nothing-usable'] },
  { name: 'no XML at all', input: 'hello', expect: ['error tree.nothing-usable'] },
  {
    name: 'a broken tag in other elements',
    input: '<r><i>1</i><z></y><i>2</i><i>3</i></r>',
    expect: ['error tree.nothing-usable'],
  },
]

import type { TreeCase } from '../../tree/test-case.ts'

export const values: readonly TreeCase[] = [
  {
    name: 'empty element and absent',
    input: '<r><i><a/></i><i><a></a></i><i><b>1</b></i><i><a>x</a></i></r>',
    expect: ['data a="" b=null', 'data a="" b=null', 'data a=null b="1"', 'data a="x" b=null'],
  },
  { name: 'always empty', input: '<r><i><a/></i><i><a/></i></r>', expect: ['data a=""', 'data a=""'] },
  {
    name: 'nil',
    input:
      '<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><i><a xsi:nil="true"/></i><i><a>x</a></i><i><a xsi:nil="1"></a></i><i><a xsi:nil="false"></a></i></r>',
    expect: ['data a=null', 'data a="x"', 'data a=null', 'data a=""'],
  },
  {
    name: 'white space is kept in leaves',
    input: '<r><i><a> x </a></i><i><a>  </a></i><i><a>\n</a></i></r>',
    expect: ['data a=" x "', 'data a="  "', 'data a="\\n"'],
  },
  {
    name: 'the five entities',
    input: '<r><i><a>&lt;&gt;&amp;&quot;&apos;</a></i><i></i></r>',
    expect: ['data a="<>&\\"\'"', 'data a=null'],
  },
  {
    name: 'numeric references',
    input: '<r><i><a>&#1071;&#x44F;&#128512;</a></i><i></i></r>',
    expect: ['data a="Яя😀"', 'data a=null'],
  },
  {
    name: 'CDATA',
    input: '<r><i><a><![CDATA[<b>&amp;]] ></b>]]></a></i><i></i></r>',
    expect: ['data a="<b>&amp;]] ></b>"', 'data a=null'],
  },
  {
    name: 'CDATA and text',
    input: '<r><i><a>x<![CDATA[<]]>y</a></i><i><a> <![CDATA[z]]> </a></i></r>',
    expect: ['data a="x<y"', 'data a=" z "'],
  },
  {
    name: 'an empty CDATA',
    input: '<r><i><a><![CDATA[]]></a></i><i><a>1</a></i></r>',
    expect: ['data a=""', 'data a="1"'],
  },
  {
    name: 'two CDATA sections',
    input: '<r><i><a><![CDATA[]]]]><![CDATA[>]]></a></i><i></i></r>',
    expect: ['data a="]]>"', 'data a=null'],
  },
  {
    name: 'comments inside text',
    input: '<r><i><a>x<!-- > < & -->y</a></i><i></i></r>',
    expect: ['data a="xy"', 'data a=null'],
  },
  {
    name: 'instructions inside text',
    input: '<r><i><a>x<?php echo ">" ?>y</a></i><i></i></r>',
    expect: ['data a="xy"', 'data a=null'],
  },
  {
    name: 'mixed content',
    input: '<r><i>text <b>bold</b> and <u>more</u> end</i><i><b>x</b></i></r>',
    expect: ['data value="text  and  end" b="bold" u="more"', 'data value=null b="x" u=null'],
  },
  {
    name: 'mixed content of a leaf',
    input: '<r><i><p>a <b>x</b> c</p></i><i><p>d</p></i></r>',
    expect: ['data p="a  c" p_b="x"', 'data p="d" p_b=null'],
  },
  {
    name: 'line ends are normalised',
    input: '<r><i><a>x\r\ny\rz\nw</a></i><i></i></r>',
    expect: ['data a="x\\ny\\nz\\nw"', 'data a=null'],
  },
  {
    name: 'a carriage return by a reference stays',
    input: '<r><i><a>x&#13;y</a></i><i></i></r>',
    expect: ['data a="x\\ry"', 'data a=null'],
  },
  {
    name: 'greater-than in text and attributes',
    input: '<r><i a="x>y">p>q</i><i a="/>">r</i></r>',
    expect: ['data value="p>q" a="x>y"', 'data value="r" a="/>"'],
  },
  {
    name: 'a slash at the end of an attribute',
    input: `<r><i a="x/">1</i><i a='y/'/></r>`,
    expect: ['data value="1" a="x/"', 'data value="" a="y/"'],
  },
  {
    name: 'declared entities',
    input: `<!DOCTYPE r [<!ENTITY c "Ромашка &amp; К"><!ENTITY d '[&c;]'>]><r><i>&c;</i><i>&d;&d;</i></r>`,
    expect: ['data value="Ромашка & К"', 'data value="[Ромашка & К][Ромашка & К]"'],
  },
  {
    name: 'the first declaration of an entity binds',
    input: '<!DOCTYPE r [<!ENTITY c "1"><!ENTITY c "2">]><r><i>&c;</i><i>x</i></r>',
    expect: ['data value="1"', 'data value="x"'],
  },
  {
    name: 'leading zeros and long numbers',
    input: '<r><i><n>061002000000</n></i><i><n>123456789012345678901234567890</n></i></r>',
    expect: ['data n="061002000000"', 'data n="123456789012345678901234567890"'],
  },
  { name: 'emoji and Cyrillic', input: '<r><i><a>Ёж 😀</a></i><i></i></r>', expect: ['data a="Ёж 😀"', 'data a=null'] },
  {
    name: 'space in end tags',
    input: '<r><i ><a >1</a ></i ><i><a>2</a\n></i></r>',
    expect: ['data a="1"', 'data a="2"'],
  },
  {
    name: 'bytes that are not UTF-8',
    input: '<r><i><a>\xff</a></i><i><a>z</a></i></r>',
    bytes: true,
    expect: ['data a="z"', 'reject xml.utf8 line 1 byte 3'],
  },
  {
    name: 'bytes that are not UTF-8 in a name',
    input: '<r><i><a>1</a></i><i><\xc3>2</\xc3></i></r>',
    bytes: true,
    expect: ['data a="1"', 'reject xml.utf8 line 1 byte 18'],
  },
  {
    name: 'an overlong encoding',
    input: '<r><i><a>\xc0\xbc</a></i><i><a>z</a></i></r>',
    bytes: true,
    expect: ['data a="z"', 'reject xml.utf8 line 1 byte 3'],
  },
]

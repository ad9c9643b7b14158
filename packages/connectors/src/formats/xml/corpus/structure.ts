import type { TreeCase } from '../../tree/test-case.ts'

export const structure: readonly TreeCase[] = [
  {
    name: 'nested elements',
    input: '<r><i><o><p>1</p><q><s>2</s></q></o></i><i><o><p>3</p></o></i></r>',
    expect: ['data o_p="1" o_q_s="2"', 'data o_p="3" o_q_s=null'],
  },
  {
    name: 'repeated leaves',
    input: '<r><i><t>x</t><t>y</t></i><i><t>z</t></i></r>',
    expect: ['data', 'data', 'data__t ^0 #0 value="x"', 'data__t ^0 #1 value="y"', 'data__t ^1 #0 value="z"'],
  },
  {
    name: 'repeated elements',
    input: '<r><i><k><a>1</a></k><k><a>2</a></k></i><i><k><a>3</a></k></i></r>',
    expect: ['data', 'data', 'data__k ^0 #0 a="1"', 'data__k ^0 #1 a="2"', 'data__k ^1 #0 a="3"'],
  },
  {
    name: 'repeated elements in a wrapper',
    input: '<r><i><l><k><a>1</a></k><k><a>2</a></k></l></i><i><l/></i></r>',
    expect: ['data', 'data', 'data__k ^0 #0 a="1"', 'data__k ^0 #1 a="2"'],
  },
  {
    name: 'three levels of repetition',
    input: '<r><i><s><o><x>1</x></o><o><x>2</x></o></s><s><o><x>3</x></o></s></i><i><s/></i></r>',
    expect: [
      'data',
      'data',
      'data__s ^0 #0',
      'data__s ^0 #1',
      'data__s ^1 #0',
      'data__o ^0 #0 x="1"',
      'data__o ^0 #1 x="2"',
      'data__o ^1 #0 x="3"',
    ],
  },
  {
    name: 'repetition that comes late',
    input: '<r><i><k>1</k></i><i><k>2</k><k>3</k></i></r>',
    expect: ['data', 'data', 'data__k ^0 #0 value="1"', 'data__k ^1 #0 value="2"', 'data__k ^1 #1 value="3"'],
  },
  {
    name: 'repeated with others between',
    input: '<r><i><k>1</k><z>9</z><k>2</k></i><i><z>8</z></i></r>',
    expect: ['data z="9"', 'data z="8"', 'data__k ^0 #0 value="1"', 'data__k ^0 #1 value="2"'],
  },
  {
    name: 'repeated elements of one name at two places',
    input: '<r><i><x><k>1</k><k>2</k></x><y><k>3</k><k>4</k></y></i><i></i></r>',
    expect: [
      'data',
      'data',
      'data__k ^0 #0 value="1"',
      'data__k ^0 #1 value="2"',
      'data__y_k ^0 #0 value="3"',
      'data__y_k ^0 #1 value="4"',
    ],
  },
  {
    name: 'attributes of records',
    input: '<r><i id="1" n="x"/><i id="2"/></r>',
    expect: ['data id="1" n="x"', 'data id="2" n=null'],
  },
  {
    name: 'attributes of elements',
    input: '<r><i><a u="m">5</a></i><i><a>6</a></i></r>',
    expect: ['data a="5" a_u="m"', 'data a="6" a_u=null'],
  },
  {
    name: 'attributes of repeated elements',
    input: '<r><i><k id="1">x</k><k id="2">y</k></i><i></i></r>',
    expect: ['data', 'data', 'data__k ^0 #0 value="x" id="1"', 'data__k ^0 #1 value="y" id="2"'],
  },
  {
    name: 'an attribute and an element of one name',
    input: '<r><i id="1"><id>2</id></i><i id="3"><id>4</id></i></r>',
    expect: ['data id_attribute="1" id="2"', 'data id_attribute="3" id="4"'],
  },
  {
    name: 'attributes in single quotes and with spaces',
    input: "<r><i a = '1' b=\"2\"\n/><i a='\"'/></r>",
    expect: ['data a="1" b="2"', 'data a="\\"" b=null'],
  },
  {
    name: 'attributes with references and line ends',
    input: '<r><i a="x &amp; &#x42f;&#10;y"/><i a="p\nq\tr"/></r>',
    expect: ['data a="x & Я\\ny"', 'data a="p q r"'],
  },
  {
    name: 'declarations of namespaces are no data',
    input: '<r xmlns="d"><i xmlns:p="u"><p:a p:b="1">2</p:a></i><i/></r>',
    expect: ['data a="2" a_b="1"', 'data a=null a_b=null'],
  },
  {
    name: 'prefixes are left out',
    input: '<r xmlns:p="u"><p:i><p:a>1</p:a></p:i><p:i><p:a>2</p:a></p:i></r>',
    expect: ['data a="1"', 'data a="2"'],
  },
  {
    name: 'names that differ in the prefix',
    input: '<r><i><p:a>1</p:a><q:a>2</q:a></i><i></i></r>',
    expect: ['data a="1" q_a="2"', 'data a=null q_a=null'],
  },
  {
    name: 'Cyrillic names',
    input: '<r><i><Имя код="1">Пётр</Имя></i><i><Имя>Анна</Имя></i></r>',
    expect: ['data Имя="Пётр" Имя_код="1"', 'data Имя="Анна" Имя_код=null'],
  },
  {
    name: 'names that begin alike',
    input: '<r><i><ab>1</ab><abc>2</abc><a>3</a></i><i><a>4</a><abc>5</abc></i></r>',
    expect: ['data ab="1" abc="2" a="3"', 'data ab=null abc="5" a="4"'],
  },
  {
    name: 'names with dots and dashes',
    input: '<r><i><a.b>1</a.b><c-d>2</c-d></i><i></i></r>',
    expect: ['data a.b="1" c-d="2"', 'data a.b=null c-d=null'],
  },
  {
    name: 'elements in another order',
    input: '<r><i><a>1</a><b>2</b></i><i><b>3</b><a>4</a></i></r>',
    expect: ['data a="1" b="2"', 'data a="4" b="3"'],
  },
  {
    name: 'fields named like the generated ones',
    input: '<r><i><_id>1</_id><k>1</k><k>2</k></i><i><_position>2</_position></i></r>',
    expect: [
      'data _id_="1" _position_=null',
      'data _id_=null _position_="2"',
      'data__k ^0 #0 value="1"',
      'data__k ^0 #1 value="2"',
    ],
  },
  {
    name: 'an element inside an element of its name',
    input: '<r><i><a><a>1</a></a></i><i><a><a>2</a></a></i></r>',
    expect: ['data a_a="1"', 'data a_a="2"'],
  },
  {
    name: 'text here, elements there',
    input: '<r><i><v>x</v></i><i><v><a>1</a></v></i></r>',
    expect: ['data v="x" v_a=null', 'data v=null v_a="1"'],
  },
  {
    name: 'empty where elements are elsewhere',
    input: '<r><i><v/></i><i><v><a>1</a></v></i></r>',
    expect: ['data v_a=null', 'data v_a="1"'],
  },
  {
    name: 'white space where elements are elsewhere',
    input: '<r><i><v>\n </v></i><i><v><a>1</a></v></i></r>',
    expect: ['data v_a=null', 'data v_a="1"'],
  },
  {
    name: 'a repeated element that is empty',
    input: '<r><i><k/><k/></i><i></i></r>',
    expect: ['data', 'data', 'data__k ^0 #0 value=""', 'data__k ^0 #1 value=""'],
  },
  { name: 'an empty record', input: '<r><i></i><i><a>1</a></i></r>', expect: ['data a=null', 'data a="1"'] },
  {
    name: 'attributes of the wrapper',
    input: '<r date="2024"><i>1</i><i>2</i></r>',
    expect: ['data value="1"', 'data value="2"'],
  },
]

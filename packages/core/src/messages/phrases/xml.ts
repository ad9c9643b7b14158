import { message } from '../language.ts'
import type { Prose } from '../phrase.ts'

/** What exactly is wrong with a record or a document of XML, and parts of it that may be open. */
export const xmlPhrases = {
  'xml.no-element': message({
    en: () => 'no element begins in its first bytes',
    ru: () => 'в начале файла нет ни одного элемента',
  }),
  'xml.text-before': message({
    en: () => 'text stands where the document should begin',
    ru: () => 'там, где должен начинаться документ, стоит текст',
  }),
  'xml.after-document': message({
    en: () => 'this stands after the document',
    ru: () => 'это стоит после конца документа',
  }),
  'xml.no-tag': message({ en: () => 'a < begins no tag', ru: () => 'знак < не начинает тега' }),
  'xml.bare-less': message({
    en: () => 'a < begins no tag; text writes it &lt;',
    ru: () => 'знак < не начинает тега; в тексте его пишут &lt;',
  }),
  'xml.stray-end': message({
    en: () => 'an end tag that closes nothing',
    ru: () => 'закрывающий тег ничего не закрывает',
  }),
  'xml.mismatched': message<{ close: string; open: string }>({
    en: (p) => `${p.close}> stands where ${p.open}> should be closed`,
    ru: (p) => `стоит ${p.close}>, а закрыть нужно ${p.open}>`,
  }),
  'xml.inner-doctype': message({ en: () => 'a DOCTYPE inside a record', ru: () => 'DOCTYPE внутри записи' }),
  'xml.cut': message<{ inside: Prose }>({
    en: (p) => `the data end inside ${p.inside}`,
    ru: (p) => `данные обрываются, не закрыто: ${p.inside}`,
  }),
  'xml.document-open': message({ en: () => 'the document is not closed', ru: () => 'документ не закрыт' }),
  'xml.tag': message({ en: () => 'a tag', ru: () => 'тег' }),
  'xml.end-tag': message({ en: () => 'an end tag', ru: () => 'закрывающий тег' }),
  'xml.element': message({ en: () => 'an element', ru: () => 'элемент' }),
  'xml.aside': message({
    en: () => 'a comment, CDATA section or instruction',
    ru: () => 'комментарий, CDATA или инструкция',
  }),
  'xml.element-unknown': message<{ name: string }>({
    en: (p) => `the element <${p.name}> was not met here before`,
    ru: (p) => `элемент <${p.name}> здесь раньше не встречался`,
  }),
  'xml.element-repeated': message<{ name: string }>({
    en: (p) => `<${p.name}> did not occur twice before`,
    ru: (p) => `<${p.name}> раньше не повторялся`,
  }),
  'xml.text-unknown': message<{ name: Prose }>({
    en: (p) => `${p.name} held no text before`,
    ru: (p) => `${p.name}: текста здесь раньше не было`,
  }),
  'xml.attribute-unknown': message<{ name: string }>({
    en: (p) => `the attribute ${p.name} was not met here before`,
    ru: (p) => `атрибут ${p.name} здесь раньше не встречался`,
  }),
  'xml.attribute-homeless': message<{ name: string }>({
    en: (p) => `the attribute ${p.name} has no column`,
    ru: (p) => `у атрибута ${p.name} нет столбца`,
  }),
  'xml.attribute-twice': message<{ name: string }>({
    en: (p) => `the attribute ${p.name} occurs twice`,
    ru: (p) => `атрибут ${p.name} стоит дважды`,
  }),
  'xml.attributes-joined': message({
    en: () => 'attributes stand without white space between them',
    ru: () => 'между атрибутами нет пробела',
  }),
  'xml.attribute-nameless': message({ en: () => 'an attribute without a name', ru: () => 'атрибут без имени' }),
  'xml.attribute-empty': message({ en: () => 'an attribute without a value', ru: () => 'атрибут без значения' }),
  'xml.attribute-unquoted': message({ en: () => 'a value without quotes', ru: () => 'значение без кавычек' }),
  'xml.attribute-less': message({
    en: () => 'a < inside the value of an attribute',
    ru: () => 'знак < внутри значения атрибута',
  }),
  'xml.inner-slash': message({ en: () => 'a / inside a tag', ru: () => 'знак / внутри тега' }),
  'xml.control-byte': message<{ byte: number }>({
    en: (p) => `text holds the control byte ${p.byte}`,
    ru: (p) => `в тексте стоит управляющий байт ${p.byte}`,
  }),
  'xml.no-character': message<{ name: string }>({
    en: (p) => `&${p.name}; is no character of XML`,
    ru: (p) => `&${p.name}; — недопустимый в XML символ`,
  }),
  'xml.bare-ampersand': message({
    en: () => 'an ampersand begins no reference',
    ru: () => 'знак & не начинает ссылки',
  }),
  'xml.entity-undeclared': message<{ name: string }>({
    en: (p) => `the entity &${p.name}; is not declared`,
    ru: (p) => `сущность &${p.name}; не объявлена`,
  }),
  'xml.entity-markup': message<{ name: string }>({
    en: (p) => `the entity &${p.name}; holds markup`,
    ru: (p) => `в сущности &${p.name}; есть разметка`,
  }),
  'xml.parameter-entity': message<{ name: string }>({
    en: (p) => `the parameter entity %${p.name}; is not read`,
    ru: (p) => `параметрическая сущность %${p.name}; не читается`,
  }),
  'xml.entity-empty': message<{ name: string }>({
    en: (p) => `the entity ${p.name} has no value`,
    ru: (p) => `у сущности ${p.name} нет значения`,
  }),
}

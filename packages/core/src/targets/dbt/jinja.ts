/**
 * A text that comes through Jinja as it is: where a tag would begin, its bracket is given by one, and so are the ends of
 * lines that Jinja makes others of or drops.
 */
export function literalJinja(text: string): string {
  return text
    .replaceAll(/\{(?=[{%#])/g, "{{ '{' }}")
    .replaceAll('\r', '{{ "\\r" }}')
    .replace(/\n$/, '{{ "\\n" }}')
}

/**
 * A text as an argument within a tag. JSON's escapes are Jinja's, but dbt reads plain tags without looking at escapes: a
 * text that needs none has none.
 */
export function jinjaText(text: string): string {
  if (/^[\p{L}\p{N}_" .-]*$/u.test(text)) return `'${text}'`
  return JSON.stringify(text).replaceAll(/[\u007f-\u009f\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/**
 * Stands in SQL for tags until what else it holds is made safe.
 * @param texts everything that may come into the SQL, none of which has a stand-in
 */
export class Tags {
  readonly #mark: string
  readonly #tags: string[] = []

  constructor(texts: string) {
    let mark = 'dbt_tag'
    while (texts.includes(mark)) mark += '_'
    this.#mark = mark
  }

  /** A stand-in of a tag, which no literal or name holds. */
  standIn(tag: string): string {
    this.#tags.push(tag)
    return `${this.#mark}<${this.#tags.length - 1}>`
  }

  /** The SQL as a template: tags in place of stand-ins, all else as it stands. */
  template(sql: string): string {
    const pattern = new RegExp(`${this.#mark}<(\\d+)>`, 'g')
    return literalJinja(sql).replaceAll(pattern, (_, index: string) => this.#tags[Number(index)])
  }
}

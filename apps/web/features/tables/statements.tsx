'use client'

import { ScrollRegion } from '#ui/table.tsx'

const KEYWORDS =
  /\b(CREATE|TABLE|SCHEMA|DATABASE|INDEX|UNIQUE|PRIMARY|KEY|FOREIGN|REFERENCES|NOT|NULL|DEFAULT|IF|EXISTS|ENGINE|ORDER|PARTITION|BY|RANGE|HASH|LIST|FOR|VALUES|FROM|TO|COMMENT|ON|COLUMN|IS|USING|WHERE|SETTINGS|CODEC|AS|TTL|CLUSTER|OPTIONS|DISTKEY|SORTKEY|DISTSTYLE|CONSTRAINT|CHECK|ALTER|ADD|TYPE|GRANULARITY|OF|AND|IN|LowCardinality|Nullable)\b/g

/** SQL with its keywords and texts told apart. */
export function Statements({ statements, label }: { statements: readonly string[]; label: string }) {
  return (
    <ScrollRegion label={label} className="max-h-[76dvh]">
      <pre translate="no" className="p-4 font-mono text-2 leading-5">
        {statements.map((statement) => (
          <code key={statement} className="mb-4 block">
            {colour(statement)};
          </code>
        ))}
      </pre>
    </ScrollRegion>
  )
}

/** Parts of a statement: texts in quotes, keywords, the rest. */
function colour(sql: string) {
  return sql.split(/('(?:[^']|'')*')/).map((part, i) =>
    part.startsWith("'") ? (
      // A statement's parts never change places.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={i} className="text-(--code-string)">
        {part}
      </span>
    ) : (
      part.split(KEYWORDS).map((word, j) =>
        j % 2 === 1 ? (
          // oxlint-disable-next-line react/no-array-index-key
          <span key={`${i} ${j}`} className="text-accent">
            {word}
          </span>
        ) : (
          word
        ),
      )
    ),
  )
}

const KEYWORDS =
  /\b(CREATE|TABLE|SCHEMA|DATABASE|INDEX|UNIQUE|PRIMARY|KEY|FOREIGN|REFERENCES|NOT|NULL|DEFAULT|IF|EXISTS|ENGINE|ORDER|PARTITION|BY|RANGE|HASH|LIST|FOR|VALUES|FROM|TO|COMMENT|ON|COLUMN|IS|USING|WHERE|SETTINGS|CODEC|AS|TTL|CLUSTER|OPTIONS|DISTKEY|SORTKEY|DISTSTYLE|CONSTRAINT|CHECK|ALTER|ADD|TYPE|GRANULARITY|OF|AND|IN|LowCardinality|Nullable)\b/g

/** A line of SQL, its keywords and texts told apart. */
export function Code({ line }: { line: string }) {
  return <>{colour(line)}</>
}

/** Parts of a line: texts in quotes, keywords, the rest. */
function colour(sql: string) {
  return sql.split(/('(?:[^']|'')*')/).map((part, i) =>
    part.startsWith("'") ? (
      // The parts of a line never change places.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={i} className="text-(--code-string)">
        {part}
      </span>
    ) : (
      part.split(KEYWORDS).map((word, j) =>
        j % 2 === 1 ? (
          // The parts of a line never change places.
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

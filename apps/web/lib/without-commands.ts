/** Sentences that tell what to type into a terminal: `ai-etl runs list`, `--mode append`. */
const COMMAND = /\bai-etl [a-z]|(?:^|[\s(«"])--[a-z]/

/**
 * A text of the core without what it says of the command line: words in parentheses about options, and sentences that
 * name commands. On a page the same is done by its buttons and fields.
 */
export function withoutCommands(text: string): string {
  const plain = text.replaceAll(/ ?\((?:[^()]*\b)?(?:--[a-z]|ai-etl )[^()]*\)/g, '')
  if (!COMMAND.test(plain)) return plain
  return plain
    .split(/(?<=[.!?;])\s+/)
    .filter((sentence) => !COMMAND.test(sentence))
    .join(' ')
    .replace(/;$/, '.')
}

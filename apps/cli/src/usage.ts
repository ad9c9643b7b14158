import { maskSecrets } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Language } from '@ai-etl/core/messages/language'
import { usageTexts } from '@ai-etl/core/messages/usage'
import type { CommanderError } from 'commander'

/** What commander found wrong with the command line, in the reader's language. */
export function usageError(error: CommanderError, lang: Language): PlatformError {
  return new PlatformError('usage.invalid', { why: why(error, lang) })
}

/** Commander gives a code and an English text with the names in quotes (lib/command.js, "error: …"). */
function why({ code, message }: CommanderError, lang: Language): string {
  const [first = '', second = ''] = [...message.matchAll(/'([^']*)'/g)].map((found) => found[1])
  const nearest = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(message)?.[1] ?? ''
  // A value behind the name may be a secret, and the signature `--mode <MODE>` says more than is needed.
  const name = maskSecrets(first.replace(/[= ].*$/s, ''))
  switch (code) {
    case 'commander.missingArgument':
      return usageTexts.argumentMissing[lang]({ name })
    case 'commander.optionMissingArgument':
      return usageTexts.valueMissing[lang]({ name })
    case 'commander.missingMandatoryOptionValue':
      return usageTexts.optionRequired[lang]({ name: first })
    case 'commander.unknownOption':
      return usageTexts.optionUnknown[lang]({ name, nearest })
    case 'commander.unknownCommand':
      return usageTexts.commandUnknown[lang]({ name, nearest })
    case 'commander.help':
      return usageTexts.commandMissing[lang]({})
    case 'commander.excessArguments': {
      const [, most = '', given = ''] = /Expected (\d+) arguments? but got (\d+)/.exec(message) ?? []
      return usageTexts.tooMany[lang]({ name, most, given })
    }
    case 'commander.invalidArgument': {
      const choices = /Allowed choices are (.*)\.$/s.exec(message)?.[1] ?? ''
      return usageTexts.notOneOf[lang]({ name, value: maskSecrets(second), choices })
    }
    default:
      return maskSecrets(message.replace(/^error: /, ''))
  }
}

import { maskSecrets } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase, quoted } from '@ai-etl/core/messages/phrase'
import type { CommanderError } from 'commander'

/** What commander found wrong with the command line. */
export function usageError(error: CommanderError): PlatformError {
  return new PlatformError('usage.invalid', { why: why(error) })
}

/** Commander gives a code and an English text with the names in quotes (lib/command.js, "error: …"). */
function why({ code, message }: CommanderError): Phrase {
  const [first = '', second = ''] = [...message.matchAll(/'([^']*)'/g)].map((found) => found[1])
  const nearest = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(message)?.[1] ?? ''
  // A value behind the name may be a secret, and the signature `--mode <MODE>` says more than is needed.
  const name = maskSecrets(first.replace(/[= ].*$/s, ''))
  switch (code) {
    case 'commander.missingArgument':
      return phrase('usage.argument-missing', { name })
    case 'commander.optionMissingArgument':
      return phrase('usage.value-missing', { name })
    case 'commander.missingMandatoryOptionValue':
      return phrase('usage.option-required', { name: first })
    case 'commander.unknownOption':
      return phrase('usage.option-unknown', { name, nearest })
    case 'commander.unknownCommand':
      return phrase('usage.command-unknown', { name, nearest })
    case 'commander.help':
      return phrase('usage.command-missing')
    case 'commander.excessArguments': {
      const [, most = '', given = ''] = /Expected (\d+) arguments? but got (\d+)/.exec(message) ?? []
      return phrase('usage.too-many', { name, most, given })
    }
    case 'commander.invalidArgument': {
      const choices = /Allowed choices are (.*)\.$/s.exec(message)?.[1] ?? ''
      return phrase('usage.not-one-of', { name, value: maskSecrets(second), choices })
    }
    default:
      return quoted(maskSecrets(message.replace(/^error: /, '')))
  }
}

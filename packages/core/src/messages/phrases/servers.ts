import { message } from '../language.ts'

/** Why a server did not answer to the end, or did not start. */
export const serverPhrases = {
  'server.answer-cut': message({ en: () => 'the answer broke off', ru: () => 'ответ оборвался' }),
  'server.said-nothing': message({
    en: () => 'it refused without a word, as one does that speaks another protocol or sends on to elsewhere',
    ru: () => 'сервер отказал без объяснений: так отвечает тот, кто говорит по другому протоколу или отсылает дальше',
  }),
  'embedded.not-installed': message({
    en: () => 'the optional package chdb is not installed (Linux and macOS, x64 and arm64)',
    ru: () => 'не установлен необязательный пакет chdb (Linux и macOS, x64 и arm64)',
  }),
  'embedded.silent': message<{ seconds: number; log: string }>({
    en: (p) => `it did not answer within ${p.seconds} s, see ${p.log}`,
    ru: (p) => `он не ответил за ${p.seconds} с, журнал: ${p.log}`,
  }),
  'embedded.ended': message<{ log: string }>({
    en: (p) => `its supervisor ended (log: ${p.log})`,
    ru: (p) => `завершился процесс, который его запускал (журнал: ${p.log})`,
  }),
  'embedded.told': message<{ told: string; log: string }>({
    en: (p) => `${p.told} (log: ${p.log})`,
    ru: (p) => `${p.told} (журнал: ${p.log})`,
  }),
}

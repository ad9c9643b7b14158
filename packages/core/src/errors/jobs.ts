import { error } from '../messages/language.ts'

/** Errors of long work as such; what the work itself fails with has codes of its own. */
export const jobErrors = {
  'job.timed-out': error<{ kind: string; seconds: number }>({
    en: [
      (p) => `The work (${p.kind}) did not finish within ${p.seconds} s`,
      () => 'Start it again; give it less at once, such as a sample or a filter, if that happens again.',
    ],
    ru: [
      (p) => `Работа (${p.kind}) не завершилась за ${p.seconds} с`,
      () => 'Запустите её снова; если повторится, дайте меньше за раз: выборку или условие отбора.',
    ],
  }),
  'job.abandoned': error<{ kind: string; attempts: number }>({
    en: [
      (p) => `The server process died ${p.attempts} times during this work (${p.kind})`,
      () => 'Look into the server’s log and its memory limit; then start the work again.',
    ],
    ru: [
      (p) => `Во время этой работы (${p.kind}) серверный процесс погиб ${p.attempts} раз`,
      () => 'Посмотрите журнал сервера и предел его памяти, затем запустите работу снова.',
    ],
  }),
  'job.kind-unknown': error<{ kind: string }>({
    en: [
      (p) => `This version of the server knows no work of the kind "${p.kind}"`,
      () => 'Start all server processes in one and the same version.',
    ],
    ru: [
      (p) => `Эта версия сервера не знает работы вида «${p.kind}»`,
      () => 'Запустите все серверные процессы в одной и той же версии.',
    ],
  }),
} as const

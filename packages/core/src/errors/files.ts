import { error } from '../messages/language.ts'
import type { Prose } from '../messages/phrase.ts'

/** Errors of files before their format is known: places, archives, compression, encodings. */
export const fileErrors = {
  'file.folder': error<{ path: string }>({
    en: [(p) => `${p.path} is a folder`, (p) => `Name its files with a pattern: "${p.path.replace(/\/$/, '')}/*.csv".`],
    ru: [(p) => `${p.path} — папка`, (p) => `Укажите её файлы шаблоном: "${p.path.replace(/\/$/, '')}/*.csv".`],
  }),
  'file.unwritable': error<{ path: string; why: Prose }>({
    en: [
      (p) => `${p.path} cannot be written: ${p.why}`,
      () => 'Check that its folder exists and that the user of this process may write there.',
    ],
    ru: [
      (p) => `${p.path} не записать: ${p.why}`,
      () => 'Проверьте, что папка существует и пользователь этого процесса может в неё писать.',
    ],
  }),
  'file.disk-full': error<{ path: string }>({
    en: [
      (p) => `The disk is full${p.path === '' ? '' : `: ${p.path}`}`,
      () => 'Free some space ("ai-etl runs clean" clears old runs), or choose another --data-dir, and run again.',
    ],
    ru: [
      (p) => `На диске нет места${p.path === '' ? '' : `: ${p.path}`}`,
      () => 'Освободите место («ai-etl runs clean» очистит старые запуски) или укажите другой --data-dir и повторите.',
    ],
  }),
  'file.too-many-open': error<{ path: string }>({
    en: [
      (p) => `This process may open no more files${p.path === '' ? '' : `: ${p.path}`}`,
      () => 'Raise the limit (ulimit -n 4096), or end what holds files open, and run again.',
    ],
    ru: [
      (p) => `Процессу больше нельзя открывать файлы${p.path === '' ? '' : `: ${p.path}`}`,
      () => 'Увеличьте предел (ulimit -n 4096) или завершите то, что держит файлы открытыми, и повторите.',
    ],
  }),
  'file.empty': error<{ path: string }>({
    en: [(p) => `${p.path} is empty`, () => 'Check that the export that wrote it has finished.'],
    ru: [(p) => `Файл ${p.path} пуст`, () => 'Проверьте, что выгрузка, которая его пишет, завершилась.'],
  }),
  'file.corrupt': error<{ path: string; why: Prose }>({
    en: [
      (p) => `${p.path} is damaged: ${p.why}`,
      () => 'Fetch or write the file again; compare its size with the original.',
    ],
    ru: [
      (p) => `Файл ${p.path} повреждён: ${p.why}`,
      () => 'Получите или запишите файл заново; сравните его размер с исходным.',
    ],
  }),
  'file.columns-differ': error<{ path: string; found: string; expected: string }>({
    en: [
      (p) => `${p.path} has the columns ${p.found}, the load has ${p.expected}`,
      () => 'Write to another file, or replace this one with --mode replace.',
    ],
    ru: [
      (p) => `В ${p.path} столбцы ${p.found}, в загрузке — ${p.expected}`,
      () => 'Пишите в другой файл или замените этот: --mode replace.',
    ],
  }),
  'file.bomb': error<{ path: string; ratio: number }>({
    en: [
      (p) => `${p.path} unpacks to more than ${p.ratio} times its size`,
      () => 'If you trust it, unpack it yourself and give the plain file.',
    ],
    ru: [
      (p) => `${p.path} при распаковке больше исходного размера в ${p.ratio} с лишним раз`,
      () => 'Если вы ему доверяете, распакуйте его сами и укажите обычный файл.',
    ],
  }),
  'file.member-missing': error<{ path: string; member: string; members: string }>({
    en: [(p) => `${p.path} has no member ${p.member}`, (p) => `Its members are: ${p.members}.`],
    ru: [(p) => `В архиве ${p.path} нет файла ${p.member}`, (p) => `В нём есть: ${p.members}.`],
  }),
  'file.member-encrypted': error<{ path: string; member: string }>({
    en: [(p) => `${p.member} in ${p.path} is encrypted`, () => 'Unpack it with its password and give the plain file.'],
    ru: [
      (p) => `Файл ${p.member} в архиве ${p.path} зашифрован`,
      () => 'Распакуйте его с паролем и укажите обычный файл.',
    ],
  }),
  'file.shapes-differ': error<{ path: string; first: string; why: Prose }>({
    en: [
      (p) => `${p.path} is not of the shape of ${p.first}: ${p.why}`,
      () => 'Narrow the pattern so that it matches files of one shape, and load the others apart.',
    ],
    ru: [
      (p) => `${p.path} устроен не так, как ${p.first}: ${p.why}`,
      () => 'Сузьте шаблон до файлов одного устройства, остальные загрузите отдельно.',
    ],
  }),
  'file.encoding-unknown': error<{ encoding: string }>({
    en: [
      (p) => `"${p.encoding}" is not an encoding known here`,
      () => 'Use utf-8, utf-16le, utf-16be, windows-1251, koi8-r, cp866, or another name of the IANA list.',
    ],
    ru: [
      (p) => `Кодировка «${p.encoding}» неизвестна`,
      () => 'Используйте utf-8, utf-16le, utf-16be, windows-1251, koi8-r, cp866 или другое имя из списка IANA.',
    ],
  }),
} as const

import type { CliCommand, CliRun } from './command-line.ts'
import { EXIT } from './command-line.ts'
import { matchCommand, readTermsCommand } from './json-lines.ts'

/** Loaded only when asked for: `read-terms` should not wait for a database driver. */
const lazy = (about: Omit<CliCommand, 'run'>, load: () => Promise<readonly CliRun[]>): CliCommand => ({
  ...about,
  run: async (args) => (await load()).find((command) => command.name === about.name)?.run(args) ?? EXIT.usage,
})

const benchmarks = async () => (await import('./bench.ts')).benchCommands

const firstSteps = async () => (await import('./first-steps.ts')).firstStepCommands

const operations = async () => (await import('./operations.ts')).operationCommands

/** Every command of the program (contracts.md). */
export const commands: readonly CliCommand[] = [
  lazy(
    {
      name: 'serve',
      usage:
        'serve [--port N] [--host АДРЕС] [--data ПАПКА] [--no-demo] [--role web|worker|all] [--workers N]',
      about:
        'Приводит базу к нужной версии, при первом запуске наполняет показательный район и открывает сайт. --workers: сколько долгих работ (загрузка, подбор, выгрузка) вести разом; без него на одну меньше, чем ядер.',
    },
    async () => [(await import('./serve.ts')).serveCommand],
  ),
  lazy(
    { name: 'migrate', usage: 'migrate [--data ПАПКА]', about: 'Приводит базу данных к версии программы.' },
    operations,
  ),
  lazy(
    {
      name: 'backup',
      usage: 'backup ФАЙЛ [--data ПАПКА]',
      about: 'Согласованная копия базы и файлов в один файл, с контрольными суммами.',
    },
    operations,
  ),
  lazy(
    { name: 'restore', usage: 'restore ФАЙЛ [--data ПАПКА]', about: 'Восстанавливает копию в пустую базу.' },
    operations,
  ),
  lazy(
    {
      name: 'doctor',
      usage: 'doctor [--data ПАПКА] [--json]',
      about:
        'Проверяет базу, файлы по хешам, печати журнала, письма, задания, календарь, настройки адреса и почты и говорит, что делать.',
    },
    operations,
  ),
  lazy(
    {
      name: 'create-admin',
      usage: 'create-admin --name "Фамилия Имя Отчество" --email АДРЕС [--region НАЗВАНИЕ] [--data ПАПКА]',
      about:
        'Первый шаг настоящей установки: регион и его администратор; без --region администратор всей установки. Печатает приглашение; тот же адрес ещё раз получит новое.',
    },
    firstSteps,
  ),
  lazy(
    {
      name: 'import',
      usage: 'import registry ФАЙЛ [--region НАЗВАНИЕ] [--data ПАПКА]',
      about:
        'Загружает реестр школ из XLSX или CSV: столбцы узнаёт по заголовкам, пишет все строки или ни одной, ошибки называет по строкам.',
    },
    firstSteps,
  ),
  lazy(
    {
      name: 'export',
      usage: 'export registry ФАЙЛ.xlsx [--region НАЗВАНИЕ] [--data ПАПКА]',
      about: 'Выгружает реестр школ региона; тот же файл можно загрузить обратно.',
    },
    firstSteps,
  ),
  readTermsCommand,
  lazy(
    {
      name: 'read-document',
      usage: 'read-document ФАЙЛ [--context-year ГОД]',
      about:
        'Читает распоряжение, письмо, положение, план (DOCX, PDF, TXT, план в XLSX, с LibreOffice и DOC, ODT) и печатает прочитанное в JSON.',
    },
    async () => [(await import('./documents.ts')).readDocumentCommand],
  ),
  matchCommand,
  lazy(
    {
      name: 'generate',
      usage:
        'generate --size municipality|region|country [--seed N] [--data ПАПКА] или generate --load ПАПКА',
      about:
        'Наполняет базу данными измерения: своими, одинаковыми при одном N, или из файлов CSV; чего загрузить некуда, называет.',
    },
    benchmarks,
  ),
  lazy(
    {
      name: 'bench',
      usage: 'bench --load ПАПКА [--rounds N] [--seconds N] [--connections N]',
      about: 'Измеряет страницы рядом с пределом: тем же ответом, написанным вручную.',
    },
    benchmarks,
  ),
  lazy(
    {
      name: 'bench-limit',
      usage: 'bench-limit --port N [--data ПАПКА]',
      about: 'Сам предел: голый сервер с ответами, написанными вручную. Его запускает bench.',
    },
    benchmarks,
  ),
]

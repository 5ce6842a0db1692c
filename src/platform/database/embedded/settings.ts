import { totalmem } from 'node:os'

const MB = 1024 * 1024

const clamp = (low: number, value: number, high: number): number =>
  Math.min(high, Math.max(low, Math.round(value)))

/** How the server is told to listen: `socketFolder` is empty where a path would be too long for a socket (or on Windows). */
export type Listening = { readonly port: number; readonly socketFolder: string }

/**
 * Settings for a small server shared with the program itself. They are arguments and not a file, so that a newer version
 * of the program brings its own. Given on every start.
 */
export const serverSettings = (listening: Listening, fsync: boolean): Readonly<Record<string, string>> => {
  const memory = totalmem() / MB
  return {
    port: String(listening.port),
    listen_addresses: '127.0.0.1',
    // The server works in its cluster's folder, so '.' is short whatever the path, and needs no way through the folders above.
    ...(process.platform === 'win32'
      ? {}
      : { unix_socket_directories: listening.socketFolder === '' ? '' : '.' }),
    unix_socket_permissions: '0700',
    // A statement of a killed program holds its locks until it is done, unless the server looks whether anybody still waits for it.
    ...(process.platform === 'win32' ? {} : { client_connection_check_interval: '1s' }),
    max_connections: fsync ? '60' : '200',
    shared_buffers: `${clamp(64, memory / 16, 512)}MB`,
    effective_cache_size: `${clamp(256, memory / 3, 8192)}MB`,
    work_mem: '8MB',
    maintenance_work_mem: `${clamp(64, memory / 32, 256)}MB`,
    // After kill -9 the server first flushes its whole folder: one call, instead of seconds of calls for 1,700 files.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    // What a crash has to go over again: 200 MB are one and a half seconds of a processor, and the start may take five.
    max_wal_size: '320MB',
    checkpoint_timeout: '2min',
    min_wal_size: '80MB',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    max_parallel_workers_per_gather: '1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    default_text_search_config: 'pg_catalog.russian',
    // Statements and their values may be personal data: errors are written without them.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_line_prefix: '%m [%p] ',
    password_encryption: 'scram-sha-256',
    ...(fsync
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum_naptime: '10min' }),
  }
}

/** The settings as arguments of `postgres`. */
export const settingArguments = (settings: Readonly<Record<string, string>>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])

import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { failure } from '../failure.ts'

/** The account that the database server runs as when we are root. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number }

/** `_postgres` is the name on macOS. Nothing is ever created: an installation must not change the host's accounts unasked. */
const CANDIDATES = ['postgres', '_postgres', 'nobody']

const OTHERS_MAY_ENTER = 0o001
const GROUP_MAY_ENTER = 0o010
const OWNER_MAY_ENTER = 0o100

const parseAccounts = (passwd: string): Account[] =>
  passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    // macOS writes nobody as -2; the system call wants the unsigned number.
    return name !== undefined && uid !== undefined && gid !== undefined
      ? [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }]
      : []
  })

/** Chooses the first unprivileged candidate of a passwd file; undefined when there is none. */
export const chooseAccount = (passwd: string): Account | undefined => {
  const accounts = parseAccounts(passwd)
  return CANDIDATES.flatMap((name) =>
    accounts.filter((account) => account.name === name && account.uid !== 0),
  )[0]
}

/** The account to run the server as: undefined when we are not root (or on Windows) and simply stay who we are. */
export const serverAccount = async (): Promise<Account | undefined> => {
  if (process.getuid?.() !== 0) return undefined
  const account = chooseAccount(await readFile('/etc/passwd', 'utf8').catch(() => ''))
  if (account === undefined) throw failure('noAccount', undefined)
  return account
}

/** Options of `spawn` that make a child run as the account. */
export const asAccount = (account: Account | undefined): { uid?: number; gid?: number } =>
  account === undefined ? {} : { uid: account.uid, gid: account.gid }

const mayEnter = (mode: number, owner: number, group: number, account: Account): boolean => {
  if (owner === account.uid) return (mode & OWNER_MAY_ENTER) !== 0
  if (group === account.gid) return (mode & GROUP_MAY_ENTER) !== 0
  return (mode & OTHERS_MAY_ENTER) !== 0
}

/** The topmost folder on the way to `folder` (itself included) that the account may not enter; undefined when the way is open. */
export const closedFolder = async (folder: string, account: Account): Promise<string | undefined> => {
  const parent = dirname(folder)
  const above = parent === folder ? undefined : await closedFolder(parent, account)
  if (above !== undefined) return above
  const { mode, uid, gid } = await stat(folder)
  return mayEnter(mode, uid, gid, account) ? undefined : folder
}

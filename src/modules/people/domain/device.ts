type Known = readonly [sign: RegExp, name: string]

/** The order matters: Yandex and Edge also call themselves Chrome, Chrome calls itself Safari. */
const BROWSERS: readonly Known[] = [
  [/YaBrowser\//u, 'Яндекс Браузер'],
  [/Edg\//u, 'Edge'],
  [/OPR\//u, 'Opera'],
  [/Firefox\//u, 'Firefox'],
  [/Chrome\//u, 'Chrome'],
  [/Safari\//u, 'Safari'],
]
const SYSTEMS: readonly Known[] = [
  [/Android/u, 'Android'],
  [/iPhone|iPad/u, 'iOS'],
  [/Windows NT 6\.1/u, 'Windows 7'],
  [/Windows/u, 'Windows'],
  [/Mac OS X/u, 'macOS'],
  [/Linux/u, 'Linux'],
]

const named = (list: readonly Known[], agent: string): string | null =>
  list.find(([sign]) => sign.test(agent))?.[1] ?? null

/** «Firefox, Windows 7» from what a browser says of itself; null when it says nothing known. */
export const deviceName = (agent: string | null): string | null => {
  const parts = [named(BROWSERS, agent ?? ''), named(SYSTEMS, agent ?? '')].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

/** An address as it is worth showing: that of the machine itself says nothing. */
export const addressName = (address: string | null): string | null =>
  address === null || /^(127\.|0{1,4}(:0{1,4}){6}:0{0,3}[01]$|::1$)/u.test(address) ? null : address

const MENTION =
  /приложени(?:ями|ям|ях|ем|е|я|ю|и)(?![а-яё])(?:\s*(?:№№?|n)?\s*((?:\d{1,2}(?:\.\d+)?)(?:\s*(?:,|и|;|-|–)\s*(?:№\s*)?\d{1,2}(?![\d.]))*))?/giu
/** «приложение к приказу», «в приложении к данному письму» is unnumbered; «приложения к рабочей программе» is foreign. */
const FOREIGN = /^\s*к\s+(?!(?:настоящ|данн|письм|приказ|распоряж|постановл))/iu

const numbersIn = (list: string): string[] => {
  const range = /^(\d+)\s*[-–]\s*(\d+)$/u.exec(list.trim())
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])]
    return to > from && to - from < 20
      ? [...Array(to - from + 1).keys()].map((step) => String(from + step))
      : [list]
  }
  return list.match(/\d{1,2}(?:\.\d+)?/gu) ?? []
}

/** Annexes a text refers to: «Приложение 1»; «Приложение» when it is not numbered. */
export const annexesMentioned = (text: string): string[] => {
  const names: string[] = []
  for (const match of text.matchAll(MENTION)) {
    if (FOREIGN.test(text.slice(match.index + match[0].length))) continue
    const numbers = match[1] === undefined ? [] : numbersIn(match[1])
    names.push(...(numbers.length === 0 ? ['Приложение'] : numbers.map((number) => `Приложение ${number}`)))
  }
  return [...new Set(names)]
}

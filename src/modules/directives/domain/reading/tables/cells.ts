/** A cell in one line: what a page or a narrow column broke is whole again. */
export const oneLine = (text: string): string =>
  text
    .replace(/(?<=[а-яё])-\s+(?=[а-яё])(?!(?:и|или|а)\s)/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()

/** Cells of a plan as they are compared and shown: one line each. */
export const gridTexts = (cells: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).map(([name, text]) => [name, oneLine(text)]))

const ru = {
  title: 'Добавить школы в реестр',
  open: (count: number) => `Добавить школы из документа в реестр: ${count}`,
  lead: 'Этих школ в реестре района ещё нет. Проверьте названия: под ними школы будут в программе. Пустую строку программа пропустит.',
  name: (written: string) => `В документе: ${written}`,
  save: 'Добавить и поручить им',
}

const en: typeof ru = {
  title: 'Add schools to the register',
  open: (count) => `Add the schools of this document to the register: ${count}`,
  lead: 'The register of the district lacks these schools. Check the names: schools will bear them in the program. A line left empty is passed over.',
  name: (written) => `In the document: ${written}`,
  save: 'Add them and address the clauses to them',
}

/** Words of the page that adds schools named by a paper. */
export const newSchoolsText = { ru, en }

const ru = {
  title: 'Добавить школы в реестр',
  open: (count: number) => `Добавить школы из документа в реестр: ${count}`,
  lead: 'Этих школ в реестре района ещё нет. Проверьте названия: под ними школы будут в программе. Пустую строку программа пропустит.',
  name: (written: string) => `В документе: ${written}`,
  alike: (names: string) =>
    `В реестре есть похожая: ${names}. Если это она, оставьте строку пустой и выберите её при сверке; если другая школа, впишите название.`,
  save: 'Добавить и поручить им',
}

const en: typeof ru = {
  title: 'Add schools to the register',
  open: (count) => `Add the schools of this document to the register: ${count}`,
  lead: 'The register of the district lacks these schools. Check the names: schools will bear them in the program. A line left empty is passed over.',
  name: (written) => `In the document: ${written}`,
  alike: (names) =>
    `The register has a school written almost so: ${names}. If it is the one, leave this line empty and choose it while checking; if it is another, write its name.`,
  save: 'Add them and address the clauses to them',
}

export type NewSchoolsText = typeof ru

/** Words of the page that adds schools named by a paper. */
export const newSchoolsText = { ru, en }

const ru = {
  title: 'На какой пункт опирается документ',
  lead: 'В документе сказано:',
  row: 'Пункт дорожной карты',
  none: 'Такого пункта здесь ещё нет',
  empty: 'Дорожной карты с таким пунктом в реестре ещё нет. Когда её загрузят, связь появится сама.',
  save: 'Связать',
  /** On the card of a row. */
  leaning: 'Во исполнение изданы',
}
const en: typeof ru = {
  title: 'Which row the document leans on',
  lead: 'The document says:',
  row: 'Row of a roadmap',
  none: 'The row is not here yet',
  empty:
    'No roadmap with such a row is in the register yet. When it is uploaded, the link will appear by itself.',
  save: 'Tie',
  leaning: 'Issued to carry it out',
}
export const citedText = { ru, en } as const
export type CitedWords = typeof ru

export const citedSentences = {
  ru: { chooseRow: 'Выберите пункт или скажите, что его здесь ещё нет' },
  en: { chooseRow: 'Choose a row, or say that it is not here yet' },
}

/** Words of the line that finds whoever a long list does not hold. */
export const offeredText = {
  ru: {
    title: 'В списке не все',
    why: 'Здесь слишком много организаций и людей для одного списка: показаны отмеченные и первые по порядку. Остальные находятся по названию или фамилии. Набранное останется на месте.',
    find: 'Название или фамилия',
    look: 'Найти',
    found: (text: string) => `найденные по «${text}»`,
  },
  en: {
    title: 'The list is not whole',
    why: 'There are too many organisations and people here for one list: those chosen and the first of the others are shown. Find the rest by a name. What you have typed stays.',
    find: 'Name of an organisation or surname',
    look: 'Find',
    found: (text: string) => `found by “${text}”`,
  },
} satisfies Record<'ru' | 'en', Readonly<Record<string, unknown>>>
